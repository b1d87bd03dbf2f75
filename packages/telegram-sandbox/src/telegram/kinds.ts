/** Every kind of update Telegram can be asked for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'channel_post',
  'edited_channel_post',
  'inline_query',
  'chosen_inline_result',
  'callback_query',
  'shipping_query',
  'pre_checkout_query',
  'poll',
  'poll_answer',
  'my_chat_member',
  'chat_member',
  'chat_join_request',
  'chat_boost',
  'removed_chat_boost',
  'message_reaction',
  'message_reaction_count',
  'business_connection',
  'business_message',
  'edited_business_message',
  'deleted_business_messages',
  'purchased_paid_media',
] as const;

export type UpdateKind = (typeof UPDATE_KINDS)[number];

const NOT_BY_DEFAULT: readonly UpdateKind[] = ['chat_member', 'message_reaction', 'message_reaction_count'];

/** What a bot gets that named no kinds: everything but reactions and members, as Telegram does. */
export const DEFAULT_KINDS: ReadonlySet<UpdateKind> = new Set(
  UPDATE_KINDS.filter((kind) => !NOT_BY_DEFAULT.includes(kind)),
);

/** The kinds named by the bot; unknown names are skipped, and an empty list means the default set. */
export function kindsNamed(names: readonly string[]): ReadonlySet<UpdateKind> {
  const wanted = new Set(names.map((name) => name.toLowerCase()));
  const kinds = UPDATE_KINDS.filter((kind) => wanted.has(kind));
  return kinds.length === 0 ? DEFAULT_KINDS : new Set(kinds);
}
