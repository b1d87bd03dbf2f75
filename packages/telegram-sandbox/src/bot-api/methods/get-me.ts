import { z } from 'zod';
import { apiBot } from '../../world/views.ts';
import { method } from '../method.ts';

export const getMe = method('getMe', z.object({}), ({ world }) => ({
  ...apiBot(world),
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
}));
