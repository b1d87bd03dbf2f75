import { createRequire } from 'node:module';
import { renderAsync } from '@resvg/resvg-js';

const require = createRequire(import.meta.url);
const FONTS = ['600SemiBold/Nunito_600SemiBold', '800ExtraBold/Nunito_800ExtraBold'].map((name) =>
  require.resolve(`@expo-google-fonts/nunito/${name}.ttf`),
);

/** The PNG of a drawing of this package, beside the event loop. */
export async function renderPng(svg: string): Promise<Buffer> {
  const image = await renderAsync(svg, {
    font: { fontFiles: FONTS, loadSystemFonts: false, defaultFontFamily: 'Nunito' },
  });
  return image.asPng();
}
