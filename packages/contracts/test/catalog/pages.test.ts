import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { generateCatalog } from '../../src/catalog/generate.ts';
import { fieldTable } from '../../src/catalog/pages/fields.ts';
import { indexPage } from '../../src/catalog/pages/index-page.ts';
import { servicePage } from '../../src/catalog/pages/service-page.ts';
import { sampleOf } from '../../src/catalog/sample-of.ts';
import { ALL_MESSAGES, REFUSALS, SERVICE_NAMES } from '../../src/index.ts';
import { fleet } from './fleets.ts';

describe('the page of a service', () => {
  const wallet = servicePage(fleet, 'wallet');

  it.each(SERVICE_NAMES)('of %s tells each of its messages with its sample', (service) => {
    const page = servicePage(fleet, service);
    for (const message of ALL_MESSAGES.filter(({ owner }) => owner === service)) {
      expect(page).toContain(`### ${message.name} v${message.version}\n\n${message.summary}.`);
      expect(page).toContain(JSON.stringify(message.sample, undefined, 2));
    }
  });

  it('tells who consumes an event', () => {
    expect(wallet).toContain(
      'Consumed by [gateway](gateway.md#consumes), [achievements](achievements.md#consumes).',
    );
    expect(wallet).toContain('Consumed by nobody yet.');
  });

  it('tells what the service consumes and in which file', () => {
    expect(servicePage(fleet, 'missions')).toContain(
      '| [reaction-added v1](gateway.md#reaction-added-v1) | [gateway](gateway.md) | ' +
        '[services/missions/src/on/gateway.reaction-added.ts](../../services/missions/src/on/gateway.reaction-added.ts) |',
    );
  });

  it('tells each refusal with its status, its details and who refuses by it', () => {
    expect(wallet).toMatch(
      /\| `insufficient-besitos` \| 409 \| The account has fewer besitos than asked for \| `{"balance":0,"needed":0}` \| \[debit v1\]\(wallet\.md#debit-v1\)/,
    );
    expect(wallet).toContain('| `service-unavailable` | 503 |');
  });

  it('says of an internal command that nobody else sends it, and of a scheduled one where it waits', () => {
    expect(servicePage(fleet, 'user')).toContain(
      'Internal: only user itself sends it, on `cmd.user.end-ban.v1.*`. ' +
        'For later it waits on `sched.user.end-ban.v1.<key>` and arrives on `due.user.end-ban.v1.*`.',
    );
  });
});

describe('the first page', () => {
  it('shows the picture and lists every message', () => {
    const page = indexPage(fleet);
    expect(page).toContain('](events.svg)');
    for (const message of ALL_MESSAGES) expect(page).toContain(`| [${message.name} v${message.version}](`);
  });
});

describe('the links of the pages', () => {
  it('all lead to a heading that exists', () => {
    const files = generateCatalog(fleet);
    for (const [file, text] of files) {
      for (const [, target = '', anchor] of text.matchAll(/\]\(([\w-]+\.md)?(?:#([\w-]+))?\)/g)) {
        const headings = [...(files.get(target || file) ?? '').matchAll(/^#+ (.*)$/gm)].map(([, heading]) =>
          heading!.toLowerCase().replaceAll(' ', '-'),
        );
        expect({ file, target, anchor, found: !anchor || headings.includes(anchor) }).toMatchObject({
          found: true,
        });
      }
    }
  });
});

describe('the table of fields', () => {
  it('says in words what a field may hold', () => {
    const schema = z.object({
      id: z.uuid(),
      amount: z.int().positive().max(9),
      share: z.number().min(0).optional(),
      day: z.iso.date().nullable(),
      tags: z.array(z.enum(['a', 'b'])),
      steps: z.array(z.object({ text: z.string().max(5) })),
    });
    expect(fieldTable(schema).split('\n').slice(2)).toEqual([
      '| `id` | UUID |  |',
      '| `amount` | whole number, 1 to 9 |  |',
      '| `share` | number, from 0 | optional |',
      '| `day` | day, `YYYY-MM-DD` or null |  |',
      '| `tags` | list of `a` or `b` |  |',
      '| `steps` | list of objects |  |',
      '| `steps[].text` | text, up to 5 characters |  |',
    ]);
  });

  it('says so when there is none', () => {
    expect(fieldTable(z.object({}))).toBe('No fields.');
  });
});

describe('a sample made from a schema', () => {
  it.each(REFUSALS.map((refusal) => [refusal.code, refusal.details] as const))(
    'fits the details of %s',
    (_, details) => {
      expect(details.safeParse(sampleOf(details)).success).toBe(true);
    },
  );
});
