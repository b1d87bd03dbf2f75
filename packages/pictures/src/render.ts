import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FONTS = ['600SemiBold/Nunito_600SemiBold', '800ExtraBold/Nunito_800ExtraBold'].map((name) =>
  require.resolve(`@expo-google-fonts/nunito/${name}.ttf`),
);

/** The PNG of a drawing of this package. It takes the thread for tens of milliseconds: a service asks a `Painter`. */
export function renderPng(svg: string): Buffer {
  const font = { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Nunito' };
  return new Resvg(svg, { font }).render().asPng();
}
