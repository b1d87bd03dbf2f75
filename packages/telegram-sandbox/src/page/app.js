import { drawHeading, drawList, startChats } from './chats-view.js';
import { redraw as redrawComposer } from './composer-view.js';
import { drawAll, startConversation } from './conversation-view.js';
import { language, t } from './i18n.js';
import { draw as drawPeople, startPeople } from './people-view.js';
import { show } from './route.js';
import { loadPeople, on, state } from './state.js';
import { toast } from './toast.js';

function redrawAll() {
  document.documentElement.lang = language;
  document.title = t('title');
  drawPeople();
  drawHeading(redrawAll);
  drawList();
  drawAll();
  redrawComposer();
}

document.documentElement.lang = language;
startPeople();
startChats(redrawAll);
startConversation();
on('online', () => {
  document.body.classList.toggle('offline', !state.online);
  if (!state.online) toast(t('lost'));
});
window.addEventListener('popstate', show);
await loadPeople();
await show();
document.body.classList.add('ready');
