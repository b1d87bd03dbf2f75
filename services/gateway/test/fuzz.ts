import fc from 'fast-check';

/** Texts that try to be markup, commands, mentions, or to break whatever reads them. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '<b>x</b>',
    '</b><a href="tg://user?id=1">x</a><b>',
    '&lt;i&gt;&amp;#60;script&amp;#62;',
    '@admin_of_all https://evil.example /start',
    '\u202E\u2066abc',
    '\u0000\uD800\uDFFF',
    '{ $name } %s',
    '__proto__',
    'x'.repeat(4_096),
    '👩‍👩‍👧'.repeat(900),
    "'; drop table accounts; --",
    ' ',
    '',
  ),
);

const command = fc
  .tuple(
    fc.constantFrom(
      'start',
      'menu',
      'perfil',
      'besitos',
      'misiones',
      'logros',
      'ajustes',
      'ayuda',
      '__proto__',
      'x',
    ),
    fc.constantFrom('', '@yabot_sandbox_bot', '@another_bot'),
    hostile,
  )
  .map(([name, bot, rest]) => `/${name}${bot} ${rest}`.slice(0, 4_096));

const oddId = fc.constantFrom(0, -5, 2 ** 31 + 1, 2 ** 52, 2 ** 53 + 2, 1e300, 1.5, '7', null);
const odd = fc.anything({ maxDepth: 2 });

/** Mostly as Telegram would, sometimes not at all. */
const mostly = <T, O>(usual: fc.Arbitrary<T>, other: fc.Arbitrary<O>) =>
  fc.oneof(
    { arbitrary: usual as fc.Arbitrary<T | O>, weight: 9 },
    { arbitrary: other as fc.Arbitrary<T | O>, weight: 1 },
  );

/** Who and what updates may be about. */
export interface FuzzWorld {
  /** People of the sandbox, to whom the bot can write. */
  readonly people: readonly number[];
  readonly group: number;
  /** Data of buttons that were made for somebody. */
  readonly buttons: readonly string[];
}

/** Updates as Telegram sends them, as it might, and as it never would. */
export function fuzzedUpdates({ people, group, buttons }: FuzzWorld): fc.Arbitrary<Record<string, unknown>> {
  const person = fc.record(
    {
      id: mostly(fc.constantFrom(...people), oddId),
      is_bot: mostly(fc.constant(false), fc.oneof(fc.constant(true), odd)),
      first_name: mostly(hostile, odd),
      last_name: hostile,
      username: mostly(hostile, odd),
      language_code: fc.constantFrom('es', 'en', 'zz', '\u0000', ''),
    },
    { requiredKeys: ['id', 'is_bot', 'first_name'] },
  );
  const chat = (id: fc.Arbitrary<unknown>) =>
    mostly(
      fc.oneof(
        fc.record({ id, type: fc.constant('private') }),
        fc.record({ id: fc.constant(group), type: fc.constantFrom('group', 'supergroup', 'channel') }),
      ),
      odd,
    );
  const from = mostly(person, odd);
  const place = from.chain((somebody) => {
    const id = (somebody as { id?: unknown } | null | undefined)?.id ?? 1;
    return fc.record({ from: fc.constant(somebody), chat: chat(fc.constant(id)) });
  });
  const number = mostly(fc.integer({ min: 1, max: 1_000 }), oddId);
  const entities = fc.array(
    fc.record({ type: fc.constantFrom('bot_command', 'mention', 'x'), offset: number, length: number }),
    { maxLength: 2 },
  );
  const more = { requiredKeys: [] as never[] };
  const message = fc
    .tuple(
      place,
      fc.record(
        {
          message_id: number,
          text: mostly(fc.oneof(hostile, command), odd),
          caption: hostile,
          entities: mostly(entities, odd),
          sender_chat: odd,
          date: number,
        },
        more,
      ),
    )
    .map(([somewhere, said]) => ({ ...somewhere, ...said }));
  const data = fc.oneof(
    fc.constantFrom(
      ...buttons,
      's:menu',
      's:besitos:x',
      's:toString',
      'c:ajustes:zone:99:zz:AAAAAAAAAAAA',
      '',
    ),
    hostile,
    hostile.map((text) => `s:besitos:${text}`),
    hostile.map((text) => `r:AAAAAAAA:${text}`),
  );
  const callback = fc
    .tuple(
      place,
      fc.record({ id: mostly(fc.string(), odd), data: mostly(data, odd), message_id: number }, more),
    )
    .map(([{ from: tapping, chat: where }, { message_id, ...tapped }]) => ({
      ...tapped,
      from: tapping,
      message: { message_id, chat: where },
    }));
  const reactions = mostly(
    fc.array(
      fc.oneof(
        fc.record({ type: fc.constant('emoji'), emoji: fc.oneof(fc.constantFrom('❤', '🔥'), hostile) }),
        fc.record({ type: fc.constant('custom_emoji'), custom_emoji_id: hostile }),
        fc.record({ type: fc.constantFrom('paid', 'x') }),
      ),
      { maxLength: 4 },
    ),
    odd,
  );
  const reaction = fc
    .tuple(place, fc.record({ message_id: number, old_reaction: reactions, new_reaction: reactions }, more))
    .map(([{ from: user, chat: where }, changed]) => ({ ...changed, user, chat: where }));
  const membership = fc
    .tuple(place, fc.record({ status: fc.constantFrom('member', 'kicked', 'left', 'x') }))
    .map(([somewhere, new_chat_member]) => ({ ...somewhere, new_chat_member }));
  return fc.oneof(
    { arbitrary: fc.record({ message: mostly(message, odd) }), weight: 4 },
    { arbitrary: fc.record({ callback_query: mostly(callback, odd) }), weight: 4 },
    { arbitrary: fc.record({ message_reaction: mostly(reaction, odd) }), weight: 3 },
    { arbitrary: fc.record({ my_chat_member: mostly(membership, odd) }), weight: 1 },
    { arbitrary: fc.dictionary(hostile, odd, { maxKeys: 2 }), weight: 1 },
  ) as fc.Arbitrary<Record<string, unknown>>;
}
