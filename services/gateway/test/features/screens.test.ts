import { describe, expect, it } from '@jest/globals';
import {
  AchievementsOf,
  Balance,
  BeginPurchase,
  ClaimGift,
  Context,
  ExplainMission,
  FindUser,
  GiftOf,
  GiftProof,
  giftNone,
  History,
  Leaderboard,
  MissionsOf,
  NamesOf,
  RankOf,
  ReceiptOf,
  ReferralOf,
  SubscriptionOf,
  Transfer,
  TransferDetails,
  TriviaOf,
  userUnknown,
} from '@yabot/contracts';
import { inlineKeyboard } from '../../src/conversation/keyboard.ts';
import { loadTexts } from '../../src/conversation/texts/words.ts';
import type { Answers, Asks, Told, Who } from '../../src/features/feature.ts';
import { FEATURES, featureNamed } from '../../src/features/index.ts';
import { signingKey } from '../../src/rules/callback-data.ts';

const texts = loadTexts();
const now = new Date('2026-11-21T12:00:00.000Z');
const who: Who = {
  userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6d',
  telegramId: 2 ** 52,
  firstName: '<b>Ana</b>',
  language: 'es',
  timeZone: 'Europe/Madrid',
  notices: true,
  now,
};

const fresh = <T>(value: T): Told<T> => ({ state: 'fresh', value });
const samples = {
  person: fresh({ ...Context.sampleResult, firstName: '<b>Ana</b>', roles: ['owner', 'follower'] }),
  balance: fresh(Balance.sampleResult),
  level: fresh(AchievementsOf.sampleResult),
  history: fresh(History.sampleResult),
  missions: fresh(MissionsOf.sampleResult),
  achievements: fresh(AchievementsOf.sampleResult),
  gift: fresh(GiftOf.sampleResult),
  proof: fresh(GiftProof.sampleResult),
  why: fresh(ExplainMission.sampleResult),
  board: fresh(Leaderboard.sampleResult),
  ranks: fresh(RankOf.sampleResult),
  names: fresh({ names: [{ ...NamesOf.sampleResult.names[0]!, firstName: '<b>Ana</b>' }] }),
  offer: fresh(SubscriptionOf.sampleResult),
  referral: fresh(ReferralOf.sampleResult),
  trivia: fresh(TriviaOf.sampleResult),
};

function view(name: string, answers: object = samples, page = '', language: 'es' | 'en' = 'es') {
  const feature = featureNamed(name)!;
  return feature.view(answers as Answers<Asks>, texts[language], { ...who, language }, page);
}
const away = Object.fromEntries(Object.keys(samples).map((name) => [name, { state: 'away' }]));
const buttons = (screen: ReturnType<typeof view>) => screen.keyboard.flat().map(({ text }) => text);

describe.each(FEATURES.map(({ command }) => command))('/%s', (command) => {
  it('asks by name what its screen uses, and shows it in both languages', () => {
    for (const language of ['es', 'en'] as const) {
      const feature = featureNamed(command)!;
      const first = Object.keys(feature.asks(who, ''));
      const named = [...first, ...Object.keys(feature.further(samples as unknown as Answers<Asks>, who, ''))];
      const answers = Object.fromEntries(named.map((name) => [name, samples[name as keyof typeof samples]]));
      const { text } = view(command, answers, '', language);
      expect(text.value.length).toBeGreaterThan(5);
      expect(text.value.length).toBeLessThan(4_096);
    }
  });

  it('lets no name become markup', () => {
    expect(view(command).text.value).not.toContain('<b>Ana</b>');
  });

  it('has something to say when no service answers', () => {
    expect(view(command, away).text.value.length).toBeGreaterThan(5);
  });

  it('makes only buttons that Telegram takes, and that lead somewhere', () => {
    const screen = view(command);
    const { inline_keyboard } = inlineKeyboard(screen, featureNamed(command), {
      who,
      key: signingKey('1:x'),
      draftId: 'A'.repeat(16),
    });
    expect(inline_keyboard.flat()).toHaveLength(screen.keyboard.flat().length);
    for (const button of inline_keyboard.flat()) {
      const { callback_data: data, url } = button as { callback_data?: string; url?: string };
      if (data === undefined) {
        expect(url).toMatch(/^https:/);
        continue;
      }
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      if (data.startsWith('s:')) expect(featureNamed(data.split(':')[1]!)).toBeDefined();
    }
  });
});

it('is found by English names too', () => {
  for (const name of ['profile', 'points', 'gift', 'missions', 'achievements', 'help', 'settings'])
    expect(featureNamed(name)).toBeDefined();
});

it.each(['es', 'en'] as const)('the help names every command, in %s', (language) => {
  const { text } = view('ayuda', samples, '', language);
  const told = [...text.value.matchAll(/^\/(\w+)/gm)].map(([, name]) => featureNamed(name!)?.command);
  const others = FEATURES.map(({ command }) => command).filter(
    (command) => !['start', 'ayuda'].includes(command),
  );
  expect(told.toSorted()).toEqual(others.toSorted());
});

describe('the besitos', () => {
  it('come with their movements, reasons in words', () => {
    const { text } = view('besitos');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('<b>+50</b> · premio de misión «Diez reacciones» · 21 nov, 13:00');
  });

  it('tell a spending, and a reason without words, as movements', () => {
    const [entry] = History.sampleResult.entries;
    const entries = [{ ...entry!, amount: -20, reason: 'something-new' }];
    const { text } = view('besitos', { ...samples, history: fresh({ entries, next: 'c2' }) });
    expect(text.value).toContain('<b>−20</b> · movimiento');
  });

  it('lead to older pages, and back to the newest', () => {
    const history = fresh({ ...History.sampleResult, next: 'c2' });
    expect(view('besitos', { ...samples, history }).keyboard[0]).toMatchObject([{ page: 'c2' }]);
    expect(buttons(view('besitos', { ...samples, history }, 'c1'))).toContain('« Lo último');
  });

  it('say how old they are when they are of before', () => {
    const kept = { state: 'kept', value: { available: 7, held: 0 }, at: new Date(now.getTime() - 180_000) };
    const { text } = view('besitos', { ...samples, balance: kept });
    expect(text.value).toContain('7 besitos');
    expect(text.value).toContain('hace 3 minutos');
  });
});

describe('the missions', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const many = Array.from({ length: 12 }, (_, index) => ({
    ...mission!,
    missionId: `m${index}`,
    title: { es: `Misión ${index}`, en: 'x' },
    completed: index === 0,
  }));

  it('show progress, reward and when they close', () => {
    const closing = { ...mission!, window: 'daily' as const, closesAt: '2026-11-21T17:00:00.000Z' };
    const { text } = view('misiones', { missions: fresh({ missions: [closing] }) });
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 3/10');
    expect(text.value).toContain('🎁 50 besitos');
    expect(text.value).toContain('Se cierra en 5 horas');
  });

  it('come page by page, those still open first', () => {
    const answers = { missions: fresh({ missions: many }) };
    const first = view('misiones', answers);
    expect(first.text.value).toContain('Misión 1<');
    expect(first.text.value).not.toContain('Misión 0<');
    expect(buttons(first)).toContain('Siguiente ›');
    expect(buttons(first)).toContain('❔ 5');
    const last = view('misiones', answers, '99');
    expect(last.text.value).toContain('✅ <b>Misión 0</b>');
    expect(buttons(last)).toContain('‹ Anterior');
  });
});

describe('a mission', () => {
  const [mission] = MissionsOf.sampleResult.missions;
  const shown = (fields: object, page = '') =>
    view('misiones', { ...samples, missions: fresh({ missions: [{ ...mission!, ...fields }] }) }, page);

  it('whose reward waits comes with a button that takes it', () => {
    const reward = { besitos: 50, xp: 20, vipDays: 1 };
    const screen = shown({ state: 'claimable', completed: true, claimUntil: '2026-11-24', reward });
    expect(screen.text.value).toContain('50 besitos · 20 XP · un día VIP');
    expect(screen.text.value).toContain('antes de que acabe el 24 de noviembre');
    expect(screen.keyboard.flat()[0]).toEqual({ text: '🎁 Recoger «Diez reacciones»', order: 'claim' });
    expect(screen.draft).toEqual({ missionId: 'ten-reactions' });
  });

  it('of several steps shows which are done', () => {
    const steps = [
      { title: { es: 'Primero', en: 'x' }, progress: 1, target: 1 },
      { title: { es: 'Después', en: 'x' }, progress: 0, target: 3 },
    ];
    const { text } = shown({ goal: 'steps', steps });
    expect(text.value).toContain('✅ Primero');
    expect(text.value).toContain('▫️ Después 0/3');
  });

  it('that broke a streak asks before anything is spent, and says what is missing', () => {
    const repair = { besitos: 130, until: '2026-11-24', days: 12, ordered: false };
    const streak = { countedToday: false, freezes: 1, repair };
    expect(buttons(shown({ goal: 'streak', streak }))).toContain('🩹 Recuperar «Diez reacciones»');
    const poor = shown({ goal: 'streak', streak }, 'repair.ten-reactions');
    expect(poor.text.value).toMatch(/130 besitos.*hasta el 24 de noviembre.*Tienes <b>120.*faltan 10/s);
    expect(buttons(poor)).toEqual(['‹ Volver']);
    const rich = shown({ streak: { ...streak, repair: { ...repair, besitos: 30 } } }, 'repair.ten-reactions');
    expect(buttons(rich)).toEqual(['Sí, por 30 💋', '‹ Volver']);
  });

  it('says why it was not completed, condition by condition', () => {
    const { text } = view('misiones', samples, 'why.ten-reactions');
    expect(text.value).toContain('✅ Te la dieron');
    expect(text.value).toContain('▫️ Reacciones: 3 de 10');
  });
});

describe('the daily gift', () => {
  it('that waits is opened by a button', () => {
    const gift = fresh({ ...GiftOf.sampleResult, ready: true, nextAt: null });
    const screen = view('regalo', { ...samples, gift });
    expect(screen.text.value).toContain('te está esperando');
    expect(buttons(screen)[0]).toBe('🎁 Abrir');
  });

  it('that was opened says when the next one is, on the clock of who reads it', () => {
    const screen = view('regalo');
    expect(screen.text.value).toContain('en 24 horas (domingo, 13:00)');
    expect(buttons(screen)).not.toContain('🎁 Abrir');
  });

  it('tells what may come out, and how likely it is', () => {
    expect(view('regalo', samples, 'odds').text.value).toContain(
      '100\u00a0% · Un besito en la mejilla · <b>10</b>',
    );
  });

  it('can be checked: its seal, and the seed once the day is over', () => {
    expect(view('regalo', samples, 'proof').text.value).toContain('se enseña cuando acabe ese día');
    const seed = 'a'.repeat(64);
    const proof = fresh({ ...GiftProof.sampleResult, seed });
    expect(view('regalo', { ...samples, proof }, 'proof').text.value).toContain(`<code>${seed}</code>`);
  });

  it('is told not to exist where the community has none', () => {
    const refused = { state: 'refused', refusal: { code: giftNone.code, details: {} } };
    expect(view('regalo', { gift: refused }).text.value).toContain('Aquí no hay regalo');
  });

  it('opened once more shows the same gift again', () => {
    const words = texts.es;
    const { open } = featureNamed('regalo')!.orders;
    const { screen } = open!.done({ ...ClaimGift.sampleResult, alreadyClaimed: true }, words, who, '');
    expect(screen?.text.value).toMatch(/ya lo habías abierto.*Un besito en la mejilla.*15 besitos/s);
  });
});

describe('the ranking', () => {
  it('shows names, who asks in bold, and what the next place takes', () => {
    const { text } = view('ranking', samples, 'all.1');
    expect(text.value).toContain('🥇 &lt;b&gt;Ana');
    expect(text.value).toContain('puesto <b>1</b> de 1');
  });

  it('has a button that hides whoever does not want to be seen, and one that brings them back', () => {
    expect(buttons(view('ranking'))).toContain('🙈 No aparecer');
    const ranks = fresh({ ...RankOf.sampleResult, hiddenBy: 'left' as const });
    const hidden = view('ranking', { ...samples, ranks });
    expect(buttons(hidden)).toContain('👀 Aparecer');
    expect(hidden.text.value).toContain('así lo quisiste');
  });
});

describe('VIP', () => {
  it('is told with its end, and the plans with their prices', () => {
    const { text } = view('vip');
    expect(text.value).toContain('Lo tienes hasta el 21 de diciembre de 2026');
    expect(text.value).toContain('250 ⭐ · 3000 💋');
  });

  it('asks how it is to be paid before anything is, and offers no besitos that are not there', () => {
    const screen = view('vip', samples, 'vip-month');
    expect(screen.draft).toEqual({ planId: 'vip-month' });
    expect(buttons(screen)).toEqual(['Pagar 250 ⭐', '‹ Volver']);
    expect(screen.text.value).toContain('faltan 2880 besitos');
    const rich = view('vip', { ...samples, balance: fresh({ available: 5_000, held: 0 }) }, 'vip-month');
    expect(buttons(rich)).toContain('Pagar 3000 💋');
  });

  it('is cancelled only by who says so twice', () => {
    expect(buttons(view('vip', samples, 'cancel'))).toEqual(['Sí, cancelar', '‹ Volver']);
  });

  it('for Stars comes with an invoice', () => {
    const { stars } = featureNamed('vip')!.orders;
    const { invoice } = stars!.done(BeginPurchase.sampleResult, texts.en, who, '');
    expect(invoice).toMatchObject({ stars: 250, payload: BeginPurchase.sampleResult.invoicePayload });
  });
});

describe('sending besitos', () => {
  const person = fresh({ ...FindUser.sampleResult, firstName: '<i>Eva</i>' });
  const details = fresh(TransferDetails.sampleResult);

  it('says how, to who writes nothing but the command', () => {
    expect(view('transferir').text.value).toContain('/transferir 50 @ana');
  });

  it('asks before anything is sent: to whom, how much, with which words, and what there is', () => {
    const screen = view('transferir', { ...samples, person }, '50 @eva gracias <3');
    expect(screen.text.value).toMatch(/50 besitos<\/b> a <b>&lt;i&gt;Eva.*«gracias &lt;3».*120 besitos/s);
    expect(buttons(screen)).toEqual(['Sí, enviar 50 💋', 'No, dejarlo']);
    expect(screen.draft).toMatchObject({ amount: 50, message: 'gracias <3' });
  });

  it('offers amounts that are there when none was written', () => {
    const screen = view('transferir', { ...samples, person }, '@eva');
    expect(buttons(screen)).toEqual(['10 💋', '25 💋', '50 💋', '100 💋', '‹ Menú']);
  });

  it('offers nothing that is not there', () => {
    const screen = view('transferir', { ...samples, person }, '@eva 500');
    expect(screen.text.value).toContain('faltan 380 besitos');
    expect(buttons(screen)).toEqual(['No, dejarlo']);
  });

  it('tells whom nobody knows, instead of just no', () => {
    const refused = { state: 'refused', refusal: { code: userUnknown.code, details: {} } };
    const { text } = view('transferir', { ...samples, person: refused }, '50 @nadie_aqui');
    expect(text.value).toContain('No conozco a @nadie_aqui');
  });

  it('orders the same transfer however often it is tapped, and shows what is left', () => {
    const { send } = featureNamed('transferir')!.orders;
    const draft = { recipientId: who.userId, amount: 50, message: 'gracias' };
    const order = send!.order('', who, { draft, key: 'draft:a' });
    expect(order).toMatchObject({ key: 'draft:a', data: { cause: 'transfer:draft:a', confirmed: true } });
    expect(send!.order('', who, { draft: undefined, key: 'draft:a' })).toBeUndefined();
    const { screen } = send!.done(Transfer.sampleResult, texts.es, who, '');
    expect(screen?.text.value).toMatch(/Enviado.*100 besitos/s);
  });

  it('shows who sent something, and what they wrote', () => {
    const { text } = view('transferir', { ...samples, details }, `t.${TransferDetails.sample.transferId}`);
    expect(text.value).toMatch(/Ana.*te envió 20 besitos.*«¡Gracias por lo de ayer!»/s);
  });
});

describe('a receipt', () => {
  it('is chosen among the last movements, and shows its place in the chain', () => {
    expect(buttons(view('recibo'))[0]).toMatch(/^\+50 · premio de misión/);
    const receipt = fresh(ReceiptOf.sampleResult);
    const { text } = view('recibo', { ...samples, receipt }, '3');
    expect(text.value).toMatch(/Huella: <code>0{64}.*Encadenada a/s);
  });
});

describe('an invitation', () => {
  it('comes with a link of one’s own, what it gives, and what came of it', () => {
    const feature = featureNamed('invitar')!;
    const { text } = feature.view(
      samples as unknown as Answers<Asks>,
      texts.es,
      { ...who, botName: 'casa_bot' },
      '',
    );
    expect(text.value).toContain(`https://t.me/casa_bot?start=r_${ReferralOf.sampleResult.code}`);
  });
});

describe('the achievements', () => {
  it('show those earned with their tier, and how far the next is', () => {
    const [earned] = AchievementsOf.sampleResult.achievements;
    const ahead = { ...earned!, achievementId: 'b', tier: null, unlockedAt: null, progress: 2, target: 5 };
    const value = { ...AchievementsOf.sampleResult, achievements: [ahead, earned!] };
    const { text } = view('logros', { achievements: fresh(value) });
    expect(text.value).toContain('1 de 2');
    expect(text.value.indexOf('🥉')).toBeLessThan(text.value.indexOf('🔒'));
    expect(text.value).toContain('▰▰▰▰▱▱▱▱▱▱ 2/5');
  });
});

describe('the profile', () => {
  it('shows level, besitos and roles', () => {
    const { text } = view('perfil');
    expect(text.value).toContain('Nivel 1: <b>De visita</b>');
    expect(text.value).toContain('▰▰▰▱▱▱▱▱▱▱ 20/60 XP');
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('dueña de la casa, de la casa');
  });

  it('shows what it can while one service is away', () => {
    const { text } = view('perfil', { ...samples, level: { state: 'away' } });
    expect(text.value).toContain('120 besitos');
    expect(text.value).toContain('Tu nivel no está disponible');
  });
});

describe('the settings', () => {
  it('mark what is chosen, and offer the other', () => {
    expect(buttons(view('ajustes'))).toEqual([
      '✓ Español',
      'English',
      '🔕 Desactivar avisos',
      '🕒 Zona horaria',
      '🌙 Inicio del día',
      '‹ Menú',
    ]);
    expect(buttons(view('ajustes', {}, 'zone'))).toContain('✓ Madrid');
  });

  it('change what the buttons offer, and nothing that was made up', () => {
    const { changes } = featureNamed('ajustes')!;
    expect(changes.language?.('en')).toEqual({ language: 'en' });
    expect(changes.notices?.('off')).toEqual({ notices: false });
    expect(changes.zone?.('2')).toEqual({ timeZone: 'America/Mexico_City' });
    expect(changes.day?.('4')).toEqual({ dayStart: 4 });
    expect(changes.day?.('house')).toEqual({ dayStart: null });
    expect(changes.day?.('99')).toBeUndefined();
    expect(changes.language?.('xx')).toBeUndefined();
    expect(changes.zone?.('99')).toBeUndefined();
  });
});
