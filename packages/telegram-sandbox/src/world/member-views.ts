import type { ApiChatMember, ApiUser, MemberStatus } from '../telegram/types.ts';
import { apiBot } from './views.ts';
import type { World } from './world.ts';

const ADMIN_RIGHTS = {
  can_be_edited: false,
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_post_messages: true,
  can_edit_messages: true,
};

/** A member as getChatMember shows them. */
export function apiMember(user: ApiUser, status: MemberStatus): ApiChatMember {
  switch (status) {
    case 'creator':
      return { user, status, is_anonymous: false };
    case 'administrator':
      return { user, status, ...ADMIN_RIGHTS };
    case 'kicked':
      return { user, status, until_date: 0 };
    case 'member':
    case 'left':
      return { user, status };
    default:
      return status satisfies never;
  }
}

export const botMember = (world: World, status: MemberStatus) => apiMember(apiBot(world), status);
