import type { Mention } from '../rules/mentions.ts';

/** A subscription as it stands after something happened to it. */
interface Standing {
  readonly userId: string;
  readonly until: string;
  readonly giftFrom?: string | undefined;
}

/** What somebody is told of their subscription; of several things in a moment the last one holds. */
export const vipNews = (text: string, { until, giftFrom }: Standing): Mention => ({
  text,
  about: 'vip',
  values: { until: { date: until }, ...(giftFrom ? { giver: { person: giftFrom } } : {}) },
  always: true,
  button: { label: 'menu-vip', show: 'vip' },
});

/** Who gave it to somebody else is told that it has come. */
export const giftGiven = ({ userId, until, giftFrom }: Standing) =>
  giftFrom === undefined
    ? []
    : [
        {
          userId: giftFrom,
          mention: {
            text: 'news-vip-gift-given',
            about: `vip-gift:${userId}`,
            values: { receiver: { person: userId }, until: { date: until } },
            always: true,
          } satisfies Mention,
        },
      ];
