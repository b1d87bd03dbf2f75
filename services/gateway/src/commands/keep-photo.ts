import { KeepPhoto } from '@yabot/contracts';
import { accept, command } from '@yabot/service-kit';
import { photos } from '../tables/photos.ts';

export const keepPhoto = command(KeepPhoto, {
  decide: ({ data: { photoId: id, fileId } }, _, { now }) =>
    accept({}, { save: [photos.put({ id, fileId, at: now.toISOString() })] }),
});
