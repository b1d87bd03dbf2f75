/** What followers type, tap and are told in a language, as far as the story of the week looks at it. */
export interface WeekWords {
  readonly hello: (name: string) => RegExp;
  readonly commands: Readonly<
    Record<'besitos' | 'gift' | 'transfer' | 'receipt' | 'invite' | 'vip' | 'trivia', string>
  >;
  readonly oneHasCome: RegExp;
  readonly oneTakesPart: RegExp;
  readonly newAchievement: RegExp;
  /** With the besitos in its group; of one there is a word instead of a number. */
  readonly youHave: RegExp;
  readonly giftWaits: RegExp;
  readonly open: string;
  readonly nextGift: RegExp;
  readonly nextGiftInADay: RegExp;
  readonly twoDaysInARow: RegExp;
  readonly aboutToSend: (besitos: number, name: string) => RegExp;
  readonly cannotSend: (besitos: number, name: string) => RegExp;
  readonly menu: string;
  readonly yesSend: RegExp;
  readonly fromThatDayOn: RegExp;
  readonly thanks: string;
  readonly sent: (left: number) => RegExp;
  readonly received: RegExp;
  readonly who: string;
  readonly sentYou: RegExp;
  readonly whichMovement: RegExp;
  readonly receipt: RegExp;
  readonly hash: RegExp;
  readonly vipIs: RegExp;
  readonly month: string;
  readonly thirtyDays: RegExp;
  readonly pay: string;
  readonly isVip: RegExp;
  readonly vipEnds: RegExp;
  readonly vipOver: RegExp;
}

export const SPANISH: WeekWords = {
  hello: (name) => new RegExp(`¡Hola, ${name}`),
  commands: {
    besitos: '/besitos',
    gift: '/regalo',
    transfer: '/transferir',
    receipt: '/recibo',
    invite: '/invitar',
    vip: '/vip',
    trivia: '/trivia',
  },
  oneHasCome: /Ha venido una persona/,
  oneTakesPart: /; ya participa/,
  newAchievement: /Nuevo logro/,
  youHave: /Tienes (un|\d+) besito/,
  giftWaits: /te está esperando/,
  open: '🎁 Abrir',
  nextGift: /El próximo se abre/,
  nextGiftInADay: /El próximo se abre en (23|24) horas/,
  twoDaysInARow: /2 días seguidos/,
  aboutToSend: (besitos, name) => new RegExp(`Vas a enviar ${besitos} besitos a ${name}`),
  yesSend: /Sí, enviar/,
  cannotSend: (besitos, name) => new RegExp(`${besitos} besitos para ${name}: ahora no puede ser`),
  menu: '‹ Menú',
  fromThatDayOn: /a partir del/,
  thanks: 'gracias por <traerme>',
  sent: (left) => new RegExp(`Enviado.*Tienes ${left} besitos`, 's'),
  received: /Te han enviado 10 besitos|Nora/,
  who: '¿De quién?',
  sentYou: /te envió 10 besitos/,
  whichMovement: /¿De qué movimiento/,
  receipt: /Recibo del movimiento/,
  hash: /Huella: [0-9a-f]{64}/,
  vipIs: /VIP abre las partes/,
  month: '👑 Un mes de balcón',
  thirtyDays: /30 días/,
  pay: 'Pagar 250 ⭐',
  isVip: /¡Ya eres VIP!/,
  vipEnds: /Tu VIP termina/,
  vipOver: /Tu VIP ha terminado\. La puerta/,
};

export const ENGLISH: WeekWords = {
  hello: (name) => new RegExp(`Hello, ${name}`),
  commands: {
    besitos: '/besitos',
    gift: '/gift',
    transfer: '/send',
    receipt: '/receipt',
    invite: '/invite',
    vip: '/vip',
    trivia: '/trivia',
  },
  oneHasCome: /One person has come/,
  oneTakesPart: /they take part already/,
  newAchievement: /New achievement/,
  youHave: /You have (one|\d+) besito/,
  giftWaits: /is waiting for you/,
  open: '🎁 Open',
  nextGift: /The next one opens/,
  nextGiftInADay: /The next one opens in (23|24) hours/,
  twoDaysInARow: /2 days in a row/,
  aboutToSend: (besitos, name) => new RegExp(`You are about to send ${besitos} besitos to ${name}`),
  yesSend: /Yes, send/,
  cannotSend: (besitos, name) => new RegExp(`${besitos} besitos for ${name}: not right now`),
  menu: '‹ Menu',
  fromThatDayOn: /you can send besitos from/,
  thanks: 'thank you for <bringing> me',
  sent: (left) => new RegExp(`Sent!.*You have ${left} besitos`, 's'),
  received: /Somebody sent you 10 besitos|Emma/,
  who: 'Who was it?',
  sentYou: /sent you 10 besitos/,
  whichMovement: /Which movement/,
  receipt: /Receipt of movement/,
  hash: /Hash: [0-9a-f]{64}/,
  vipIs: /VIP opens the reserved parts/,
  month: '👑 A month of balcony',
  thirtyDays: /30 days/,
  pay: 'Pay 250 ⭐',
  isVip: /You’re VIP now!/,
  vipEnds: /Your VIP ends/,
  vipOver: /Your VIP has ended\. The door/,
};
