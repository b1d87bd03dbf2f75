import type { Community } from './community.ts';

/** What the sandbox shows when it runs alone. */
export const sampleCommunity: Community = {
  owner: { firstName: 'Diana', lastName: 'Creadora', username: 'diana_owner' },
  followers: [
    { firstName: 'Ana', lastName: 'Robles', username: 'ana_robles' },
    { firstName: 'Bruno' },
    { firstName: 'Chloé', lastName: 'Martin', languageCode: 'en', premium: true },
  ],
  groups: [
    {
      id: -1001000000001,
      title: 'El Diván · comunidad',
      about: 'Grupo de prueba',
      channel: { id: -1001000000002, title: 'El Diván' },
      emojis: ['❤', '💋', '🔥', '🥰', '👏', '🎉', '😁', '🤔', '👍'],
      posts: [
        {
          text: '<b>Bienvenidos al Diván</b> 💋\nReacciona a las publicaciones: cada reacción cuenta.',
          parseMode: 'HTML',
        },
        {
          text: 'Hoy, a medianoche, <i>Lucien</i> deja una pista. <tg-spoiler>Está en el espejo.</tg-spoiler>',
          parseMode: 'HTML',
        },
      ],
    },
  ],
};
