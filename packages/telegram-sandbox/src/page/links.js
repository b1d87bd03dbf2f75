import { invoke } from './api.js';
import { chooseChat } from './dialogs.js';
import { t } from './i18n.js';
import { goTo } from './route.js';
import { state } from './state.js';
import { toast } from './toast.js';

/** Follows a link as Telegram would: links to the bot and invites stay inside, others open in a new tab. */
export async function follow(link) {
  const url = URL.canParse(link) ? new URL(link) : undefined;
  const inside = url && /^(t\.me|telegram\.me)$/i.test(url.hostname);
  if (inside && (await followInside(url))) return;
  if (url && /^https?:$/.test(url.protocol)) window.open(url.href, '_blank', 'noopener,noreferrer');
  else toast(t('opened', { url: link }));
}

/** Asks in which chat to share, and writes it there. */
async function share(params) {
  const text = [params.get('url'), params.get('text')].filter(Boolean).join('\n');
  const chosen = await chooseChat(
    t('shareIn'),
    state.chats.filter(({ inside, type }) => inside && type !== 'private'),
  );
  if (chosen === undefined) return true;
  const { personId } = state;
  await goTo(personId, chosen);
  await invoke('send', { personId, chatId: chosen, text });
  return true;
}

async function followInside(url) {
  const { personId } = state;
  const path = url.pathname.slice(1);
  if (path.toLowerCase() === state.bot.username.toLowerCase()) {
    const payload = url.searchParams.get('start');
    await goTo(personId, personId);
    if (payload !== null) await invoke('send', { personId, chatId: personId, text: `/start ${payload}` });
    return true;
  }
  if (path === 'share/url') return share(url.searchParams);
  if (!path.startsWith('+')) return false;
  for (const { id, type } of state.chats) {
    if (type === 'private') continue;
    try {
      await invoke('join', { personId, chatId: id, invite: url.href });
      await goTo(personId, id);
      return true;
    } catch (error) {
      if (error.code !== 'INVITE_EXPIRED') throw error;
    }
  }
  toast(t('opened', { url: url.href }));
  return true;
}
