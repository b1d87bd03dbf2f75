/** Updates as Telegram sends them. */

export const ana = {
  id: 101,
  is_bot: false,
  first_name: 'Ana',
  last_name: 'Robles',
  username: 'ana_robles',
  language_code: 'es',
};

export const group = { id: -1001, type: 'supergroup', title: 'La Casa' };
export const privately = { id: ana.id, type: 'private' };

export const heart = { type: 'emoji', emoji: '❤' };
export const fire = { type: 'emoji', emoji: '🔥' };

export const message = (fields: object) => ({
  update_id: 1,
  message: { message_id: 5, date: 1, from: ana, chat: privately, ...fields },
});

export const groupMessage = (text: string, fields: object = {}) =>
  message({ chat: group, text, ...fields, ...(text.startsWith('/') ? { entities: [command(text)] } : {}) });

export const reaction = (fields: object) => ({
  update_id: 2,
  message_reaction: {
    chat: group,
    message_id: 42,
    date: 1,
    user: ana,
    old_reaction: [],
    new_reaction: [],
    ...fields,
  },
});

export const tap = (data: string, chat: object = privately) => ({
  update_id: 3,
  callback_query: {
    id: '77',
    from: ana,
    chat_instance: 'x',
    data,
    message: { message_id: 9, date: 1, chat },
  },
});

export const membership = (status: string, chat: object = privately) => ({
  update_id: 4,
  my_chat_member: { chat, from: ana, date: 1, old_chat_member: {}, new_chat_member: { status } },
});

const command = (text: string) => ({
  type: 'bot_command',
  offset: 0,
  length: text.split(' ')[0]!.length,
});
