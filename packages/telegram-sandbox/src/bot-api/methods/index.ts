import type { Method } from '../method.ts';
import * as chats from './chats.ts';
import * as commands from './commands.ts';
import * as edit from './edit.ts';
import { getMe } from './get-me.ts';
import * as interactions from './interactions.ts';
import * as members from './members.ts';
import * as payments from './payments.ts';
import { sendPoll, stopPoll } from './polls.ts';
import { sendDocument } from './send-document.ts';
import { sendMessage } from './send-message.ts';
import { sendPhoto, sendVideo } from './send-photo.ts';
import { deleteWebhook, getUpdates, getWebhookInfo, setWebhook } from './updates.ts';

const all: Method[] = [
  getMe,
  getUpdates,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  sendMessage,
  sendPhoto,
  sendVideo,
  sendDocument,
  sendPoll,
  stopPoll,
  ...Object.values(edit),
  ...Object.values(interactions),
  ...Object.values(commands),
  ...Object.values(chats),
  ...Object.values(members),
  ...Object.values(payments),
];

/** The methods the sandbox plays, by their name in lower case: Telegram's names are not case sensitive. */
export const METHODS: ReadonlyMap<string, Method> = new Map(all.map((one) => [one.name.toLowerCase(), one]));
