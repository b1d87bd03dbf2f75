import { parentPort } from 'node:worker_threads';
import { svgOf } from './drawing.ts';
import type { Picture } from './picture.ts';
import { renderPng } from './render.ts';

/** The thread of a `Painter`: gets pictures, one at a time, and answers with their PNG. */
parentPort!.on('message', (picture: Picture) => {
  parentPort!.postMessage(new Uint8Array(renderPng(svgOf(picture))));
});
