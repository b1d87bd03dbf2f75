import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocks, html, lines } from '../../../src/conversation/texts/html.ts';
import { progressBar } from '../../../src/conversation/texts/progress-bar.ts';

describe('a template', () => {
  it('escapes what is put into it, and takes HTML as it is', () => {
    const name = html`<b>${'<script>'}</b>`;
    expect(html`Hola, ${name} & ${3}`.value).toBe('Hola, <b>&lt;script&gt;</b> & 3');
  });

  it('lets no text from outside become markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { value } = html`${text}${[text, [text]]}`;
        expect(value).not.toMatch(/[<>"]/);
        expect(value.replaceAll(/&(amp|lt|gt|quot);/g, '')).not.toContain('&');
      }),
    );
  });

  it('leaves out what is not there', () => {
    expect(lines(html`a`, undefined, false, html`b`).value).toBe('a\nb');
    expect(blocks(html`a`, html``, undefined, html`b`).value).toBe('a\n\nb');
  });
});

describe('a progress bar', () => {
  it('is full only when it is done', () => {
    expect(progressBar(4, 10)).toBe('▰▰▰▰▱▱▱▱▱▱');
    expect(progressBar(999, 1_000)).toBe('▰▰▰▰▰▰▰▰▰▱');
    expect(progressBar(10, 10)).toBe('▰▰▰▰▰▰▰▰▰▰');
  });

  it('bears figures that make no sense', () => {
    expect(progressBar(-1, 10)).toBe('▱▱▱▱▱▱▱▱▱▱');
    expect(progressBar(20, 10)).toBe('▰▰▰▰▰▰▰▰▰▰');
    expect(progressBar(0, 0)).toBe('▰▰▰▰▰▰▰▰▰▰');
  });
});
