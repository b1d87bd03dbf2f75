const WORDS = {
  es: {
    title: 'yabot · sandbox',
    people: 'Seguidores',
    playAs: 'Jugar como {name}',
    hasNews: '{name}, con mensajes nuevos',
    owner: 'dueña del canal',
    newFollower: 'Nuevo seguidor',
    firstName: 'Nombre',
    lastName: 'Apellido (opcional)',
    username: 'Usuario (opcional)',
    language: 'Idioma',
    spanish: 'Español',
    english: 'Inglés',
    premium: 'Tiene Telegram Premium (hasta 3 reacciones)',
    create: 'Crear',
    cancel: 'Cancelar',
    ok: 'Entendido',
    chats: 'Chats',
    bot: 'bot',
    blockedBot: 'bot bloqueado',
    members: { one: '{n} miembro', other: '{n} miembros' },
    subscribers: { one: '{n} suscriptor', other: '{n} suscriptores' },
    unread: { one: '{n} sin leer', other: '{n} sin leer' },
    typing: 'escribiendo…',
    noMessages: 'Aún no hay mensajes',
    pickChat: 'Elige un chat para empezar',
    emptyTitle: '¿Qué puede hacer este bot?',
    emptyText: 'Pulsa Iniciar y el bot te responderá aquí, igual que en Telegram.',
    start: 'Iniciar',
    unblock: 'Desbloquear',
    unblocked: 'Has desbloqueado el bot',
    block: 'Bloquear bot',
    blocked: 'Has bloqueado el bot',
    blockAsk: 'El bot no podrá escribirte hasta que lo desbloquees.',
    join: 'Unirme',
    askJoin: 'Pedir unirme',
    requested: 'Solicitud enviada',
    leave: 'Salir del grupo',
    leaveAsk: '¿Salir de «{title}»?',
    onlyRead: 'Solo se puede leer y reaccionar',
    message: 'Mensaje',
    writeTo: 'Escribir un mensaje a {title}',
    send: 'Enviar',
    back: 'Volver a los chats',
    options: 'Opciones',
    commands: 'Menú de comandos',
    menu: 'Menú',
    you: 'Tú',
    edited: 'editado',
    silent: 'sin sonido',
    react: 'Reaccionar o responder',
    reactions: 'Reacciones',
    reactWith: 'Reaccionar con {emoji}',
    reactionCount: '{emoji}: {n}',
    reactionMine: '{emoji}: {n}, también tú',
    reply: 'Responder',
    replying: 'En respuesta a {name}',
    editing: 'Editando mensaje',
    copy: 'Copiar texto',
    copied: 'Copiado',
    edit: 'Editar',
    remove: 'Eliminar',
    joined: '{names} entró en el grupo',
    left: '{names} salió del grupo',
    paid: '{names} pagó ⭐ {amount}',
    pay: 'Pagar ⭐ {amount}',
    payDone: 'Pago hecho: ⭐ {amount}',
    payFailed: 'El pago no se hizo: {reason}',
    payLate: 'el bot no respondió a tiempo',
    paidAlready: 'Pagado',
    poll: 'Encuesta',
    pollAnonymous: 'Encuesta anónima',
    quiz: 'Cuestionario',
    quizAnonymous: 'Cuestionario anónimo',
    pollClosed: 'Resultados finales',
    votes: { one: '{n} voto', other: '{n} votos' },
    vote: 'Votar',
    retract: 'Retirar voto',
    photo: 'Foto',
    video: 'Vídeo',
    fileSize: '{n} kB',
    spoiler: 'Texto oculto, pulsa para verlo',
    today: 'Hoy',
    yesterday: 'Ayer',
    older: 'Ver mensajes anteriores',
    toEnd: 'Ir al final',
    noAnswer: 'El bot no ha respondido al botón',
    opened: 'Se abriría {url}',
    shareIn: '¿Dónde lo compartes?',
    lost: 'Sin conexión con el sandbox; reintentando…',
    protected: 'contenido protegido: no se puede copiar',
    switchLanguage: 'Switch to English',
  },
  en: {
    title: 'yabot · sandbox',
    people: 'Followers',
    playAs: 'Play as {name}',
    hasNews: '{name}, has new messages',
    owner: 'owner of the channel',
    newFollower: 'New follower',
    firstName: 'First name',
    lastName: 'Last name (optional)',
    username: 'Username (optional)',
    language: 'Language',
    spanish: 'Spanish',
    english: 'English',
    premium: 'Has Telegram Premium (up to 3 reactions)',
    create: 'Create',
    cancel: 'Cancel',
    ok: 'OK',
    chats: 'Chats',
    bot: 'bot',
    blockedBot: 'bot blocked',
    members: { one: '{n} member', other: '{n} members' },
    subscribers: { one: '{n} subscriber', other: '{n} subscribers' },
    unread: { one: '{n} unread', other: '{n} unread' },
    typing: 'typing…',
    noMessages: 'No messages yet',
    pickChat: 'Choose a chat to begin',
    emptyTitle: 'What can this bot do?',
    emptyText: 'Press Start and the bot will answer here, just as in Telegram.',
    start: 'Start',
    unblock: 'Unblock',
    unblocked: 'You unblocked the bot',
    block: 'Block bot',
    blocked: 'You blocked the bot',
    blockAsk: 'The bot cannot write to you until you unblock it.',
    join: 'Join',
    askJoin: 'Ask to join',
    requested: 'Request sent',
    leave: 'Leave group',
    leaveAsk: 'Leave “{title}”?',
    onlyRead: 'You can read and react here',
    message: 'Message',
    writeTo: 'Write a message to {title}',
    send: 'Send',
    back: 'Back to chats',
    options: 'Options',
    commands: 'Menu of commands',
    menu: 'Menu',
    you: 'You',
    edited: 'edited',
    silent: 'silent',
    react: 'React or reply',
    reactions: 'Reactions',
    reactWith: 'React with {emoji}',
    reactionCount: '{emoji}: {n}',
    reactionMine: '{emoji}: {n}, including you',
    reply: 'Reply',
    replying: 'Replying to {name}',
    editing: 'Editing message',
    copy: 'Copy text',
    copied: 'Copied',
    edit: 'Edit',
    remove: 'Delete',
    joined: '{names} joined the group',
    left: '{names} left the group',
    paid: '{names} paid ⭐ {amount}',
    pay: 'Pay ⭐ {amount}',
    payDone: 'Paid: ⭐ {amount}',
    payFailed: 'The payment failed: {reason}',
    payLate: 'the bot did not answer in time',
    paidAlready: 'Paid',
    poll: 'Poll',
    pollAnonymous: 'Anonymous poll',
    quiz: 'Quiz',
    quizAnonymous: 'Anonymous quiz',
    pollClosed: 'Final results',
    votes: { one: '{n} vote', other: '{n} votes' },
    vote: 'Vote',
    retract: 'Retract vote',
    photo: 'Photo',
    video: 'Video',
    fileSize: '{n} kB',
    spoiler: 'Hidden text, press to read it',
    today: 'Today',
    yesterday: 'Yesterday',
    older: 'Show earlier messages',
    toEnd: 'Go to the end',
    noAnswer: 'The bot did not answer the button',
    opened: 'This would open {url}',
    shareIn: 'Where do you share it?',
    lost: 'Lost the sandbox; trying again…',
    protected: 'protected content: it cannot be copied',
    switchLanguage: 'Cambiar a español',
  },
};

const KEY = 'sandbox.language';

// Spanish first: English only where the browser prefers it and no choice was made.
const preferred = () => {
  const first = navigator.languages?.find((one) => /^(es|en)\b/i.test(one)) ?? 'es';
  return first.toLowerCase().startsWith('en') ? 'en' : 'es';
};

export let language = localStorage.getItem(KEY) ?? preferred();

export function switchLanguage() {
  language = language === 'es' ? 'en' : 'es';
  localStorage.setItem(KEY, language);
}

/** The words for a key, with `{names}` filled in; `n` chooses singular or plural. */
export function t(key, values = {}) {
  const found = WORDS[language]?.[key] ?? WORDS.es[key] ?? key;
  const words =
    typeof found === 'string'
      ? found
      : (found[new Intl.PluralRules(language).select(values.n)] ?? found.other);
  return words.replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''));
}

export const time = (seconds) =>
  new Date(seconds * 1000).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });

/** Today, yesterday, or the date. */
export function day(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (date.toDateString() === today.toDateString()) return t('today');
  if (date.toDateString() === yesterday.toDateString()) return t('yesterday');
  const sameYear = date.getFullYear() === today.getFullYear();
  return date.toLocaleDateString(language, {
    day: 'numeric',
    month: 'long',
    ...(!sameYear && { year: 'numeric' }),
  });
}

/** The time if it was today, else a short date. */
export function shortTime(seconds) {
  const date = new Date(seconds * 1000);
  if (date.toDateString() === new Date().toDateString()) return time(seconds);
  return date.toLocaleDateString(language, { day: 'numeric', month: 'short' });
}
