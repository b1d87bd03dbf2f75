import { COLOURS, canvas, line } from './canvas.ts';
import { emojiAt } from './emoji.ts';
import { drawable, escaped, shortened } from './text.ts';

/** What a page of a leaderboard shows. */
export interface BoardPicture {
  readonly title: string;
  /** Under the title, such as the days. */
  readonly subtitle: string;
  readonly rows: readonly {
    readonly rank: number;
    readonly name: string;
    /** As it is written in the reader's language, with its unit. */
    readonly points: string;
    /** Whether it is the reader's own. */
    readonly own: boolean;
  }[];
  /** Whose name cannot be drawn is called so. */
  readonly nameless: string;
}

const WIDTH = 800;
const TOP = 150;
const ROW = 64;
/** A picture that is much wider than high is cut off in chats. */
const LEAST_ROWS = 4;
const MEDALS = ['🥇', '🥈', '🥉'];

/** A page of a leaderboard, medals for the first three, the own row lit up. */
export function leaderboardSvg({ title, subtitle, rows, nameless }: BoardPicture): string {
  return canvas(WIDTH, TOP + ROW * Math.max(LEAST_ROWS, rows.length) + 30, [
    line(40, 70, escaped(shortened(title, 34)), { size: 44, bold: true }),
    line(40, 112, escaped(shortened(subtitle, 60)), { size: 26, colour: COLOURS.soft }),
    ...rows.flatMap(({ rank, name, points, own }, index) => {
      const y = TOP + ROW * index;
      const shown = escaped(shortened(drawable(name, nameless), 28));
      return [
        own
          ? `<rect x="24" y="${y}" width="${WIDTH - 48}" height="${ROW - 8}" rx="16" fill="${COLOURS.own}" fill-opacity="0.35"/>`
          : '',
        place(rank, y),
        line(140, y + 39, shown, { size: 32, bold: own }),
        line(WIDTH - 48, y + 39, escaped(points), {
          size: 30,
          anchor: 'end',
          colour: COLOURS.soft,
          bold: own,
        }),
      ];
    }),
  ]);
}

function place(rank: number, y: number): string {
  const medal = MEDALS[rank - 1];
  if (medal) return emojiAt(medal, { x: 62, y: y + 6, size: 44 });
  return line(84, y + 39, String(rank), { size: 28, anchor: 'middle', colour: COLOURS.soft });
}
