import axe, { type AxeResults } from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Sandbox } from '../src/index.ts';
import { chromiumPath, launch } from './browser.ts';
import { alsoStop, CHANNEL_ID, cleanUp, GROUP_ID, startWithBot } from './echo-bot.ts';

if (!chromiumPath)
  console.warn('The page was not tested: no Chromium found; install it or set CHROMIUM_PATH.');
const describePage = chromiumPath ? describe : describe.skip;

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };
const EVIL = '<img src=x onerror="document.title=1"> <b>x</b>';

let browser: Browser;

async function open(
  sandbox: Sandbox,
  options: { viewport?: typeof DESK; locale?: string; colorScheme?: 'light' | 'dark' } = {},
): Promise<Page> {
  const { viewport = DESK, locale = 'es-ES', colorScheme = 'light' } = options;
  const context = await browser.newContext({ viewport, locale, colorScheme, reducedMotion: 'reduce' });
  alsoStop(() => context.close());
  const page = await context.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
  alsoStop(async () => expect(problems).toEqual([]));
  await page.goto(sandbox.pageUrl);
  await page.waitForSelector('body.ready');
  return page;
}

const community = {
  owner: { firstName: 'Diana' },
  followers: [{ firstName: 'Ana' }, { firstName: 'Bruno' }],
  groups: [
    {
      id: GROUP_ID,
      title: 'Grupo',
      emojis: ['❤', '🔥'],
      channel: { id: CHANNEL_ID, title: 'Canal' },
      posts: [{ text: 'Una <tg-spoiler>pista</tg-spoiler>', parseMode: 'HTML' as const }],
    },
  ],
};

const started = () => startWithBot({ community });
const bubble = (page: Page, text: string) => page.locator('.message', { hasText: text }).last();

/** What axe finds wrong on the page: the rule and where. */
async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = (await page.evaluate('axe.run()')) as AxeResults;
  return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${target.join(' ')}`));
}

async function write(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('textbox').press('Enter');
}

describePage('the chat page', () => {
  beforeAll(async () => {
    browser = await launch();
  });
  afterEach(cleanUp);
  afterAll(() => browser?.close());

  it('starts the bot, chats, and taps a button with a notice, an alert and an edit', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Iniciar', exact: true }).click();
    await bubble(page, 'Hola, Ana').locator('strong', { hasText: 'Ana' }).waitFor();
    await page.getByRole('button', { name: 'Aviso' }).click();
    await page.getByRole('dialog').getByText('Cuidado').waitFor();
    await page.getByRole('button', { name: 'Entendido' }).click();
    await page.getByRole('button', { name: 'Menú', exact: true }).click();
    await page.getByRole('status').getByText('Aquí tienes').waitFor();
    await bubble(page, 'Menú abierto').waitFor();
    await write(page, 'hola');
    await bubble(page, 'eco: hola').waitFor();
  });

  it('shows one follower’s reaction to another one', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Iniciar', exact: true }).click();
    await bubble(page, 'Hola').waitFor();
    await page.getByRole('button', { name: /^Grupo/ }).click();
    await page.locator('.message').first().hover();
    await page.getByRole('button', { name: 'Reaccionar o responder' }).first().click();
    await page.getByRole('button', { name: 'Reaccionar con ❤' }).click();
    await page.getByRole('button', { name: '❤: 1, también tú' }).waitFor();
    await page.getByRole('button', { name: 'Jugar como Bruno' }).click();
    await page.getByRole('button', { name: '❤: 1', exact: true }).click();
    await page.getByRole('button', { name: '❤: 2, también tú' }).click();
    await page.getByRole('button', { name: '❤: 1', exact: true }).waitFor();
    await page.getByRole('button', { name: 'Jugar como Ana' }).click();
    await page.getByRole('button', { name: /^Yabot/ }).click();
    await bubble(page, 'pusiste: ❤').waitFor();
  });

  it('can be used with the keyboard alone', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Iniciar', exact: true }).press('Enter');
    await bubble(page, 'Hola').waitFor();
    await page.getByRole('log').focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Reaccionar o responder' }).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '👍: 1, también tú' }).waitFor();
    expect(await page.evaluate("document.activeElement.getAttribute('aria-label')")).toBe(
      'Reaccionar o responder',
    );
    await page.getByRole('textbox').focus();
    await page.keyboard.type('línea uno');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('línea dos');
    await page.keyboard.press('Enter');
    await bubble(page, 'eco: línea uno').waitFor();
  });

  it('keeps hostile names and texts as text', async () => {
    const sandbox = await started();
    const mallory = await sandbox.client.follower({ firstName: EVIL, lastName: '\u202Eolleh' });
    await mallory.send(EVIL, { chat: GROUP_ID });
    const page = await open(sandbox);
    await page.getByRole('button', { name: /^Grupo/ }).click();
    await bubble(page, EVIL).waitFor();
    expect(await page.locator('.log img, .log b').count()).toBe(0);
    expect(await page.title()).toBe('yabot · sandbox');
  });

  it('hides a spoiler until it is pressed, in the list as well', async () => {
    const page = await open(await started());
    const row = page.getByRole('button', { name: /^Grupo/ });
    expect(await row.textContent()).not.toContain('pista');
    await row.click();
    const spoiler = page.getByRole('button', { name: /Texto oculto/ });
    await spoiler.press('Enter');
    await page.locator('.spoiler.shown', { hasText: 'pista' }).waitFor();
  });

  it('offers the bot’s commands in the follower’s language', async () => {
    const sandbox = await started();
    const page = await open(sandbox);
    await page.getByRole('button', { name: 'Iniciar', exact: true }).click();
    await bubble(page, 'Hola').waitFor();
    const commands = [
      { command: 'perfil', description: 'Mi perfil' },
      { command: 'ayuda', description: 'Ayuda' },
    ];
    const body = JSON.stringify({ commands, language_code: 'es', scope: { type: 'all_private_chats' } });
    const headers = { 'content-type': 'application/json' };
    await fetch(`${sandbox.apiRoot}/bot${sandbox.token}/setMyCommands`, { method: 'POST', headers, body });
    await page.getByRole('button', { name: 'Menú de comandos' }).click();
    await page.getByRole('option', { name: '/perfil Mi perfil' }).waitFor();
    await page.getByRole('textbox').fill('/ay');
    await page.getByRole('option', { name: '/ayuda Ayuda' }).waitFor();
    await page.getByRole('textbox').press('Enter');
    await bubble(page, 'eco: /ayuda').waitFor();
  });

  it('shares a link in a chat of one’s own choice', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Iniciar', exact: true }).click();
    await page.getByRole('button', { name: 'Compartir' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Grupo' }).click();
    await bubble(page, 'https://t.me/algo').waitFor();
    await page.getByRole('heading', { name: 'Grupo' }).waitFor();
  });

  it('blocks and unblocks the bot', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Bloquear bot' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Bloquear bot' }).click();
    await page.getByRole('button', { name: 'Desbloquear' }).click();
    await page.getByRole('textbox').waitFor();
  });

  it('adds a follower to play', async () => {
    const page = await open(await started());
    await page.getByRole('button', { name: 'Nuevo seguidor' }).click();
    await page.getByLabel('Nombre').fill('Zoé');
    await page.getByRole('button', { name: 'Crear' }).click();
    await page.getByRole('heading', { name: 'Zoé' }).waitFor();
    await page.getByRole('button', { name: 'Iniciar', exact: true }).click();
    await bubble(page, 'Hola, Zoé').waitFor();
  });

  it('votes in a quiz', async () => {
    const sandbox = await started();
    const options = JSON.stringify(['Sí', 'No']);
    const quiz = {
      chat_id: String(GROUP_ID),
      question: '¿Seguro?',
      options,
      type: 'quiz',
      correct_option_ids: '[0]',
    };
    await fetch(`${sandbox.apiRoot}/bot${sandbox.token}/sendPoll?${new URLSearchParams(quiz)}`);
    const page = await open(sandbox);
    await page.getByRole('button', { name: /^Grupo/ }).click();
    await page.getByRole('group', { name: '¿Seguro?' }).getByRole('button', { name: 'Sí' }).click();
    await page.getByText('100%').waitFor();
    await page.getByText('1 voto', { exact: true }).waitFor();
  });

  it('speaks Spanish unless English is preferred, and switches', async () => {
    const sandbox = await started();
    const french = await open(sandbox, { locale: 'fr-FR' });
    await french.getByRole('button', { name: 'Iniciar', exact: true }).waitFor();
    const english = await open(sandbox, { locale: 'en-GB' });
    await english.getByRole('button', { name: 'Start', exact: true }).waitFor();
    await english.getByRole('button', { name: 'Cambiar a español' }).click();
    await english.getByRole('button', { name: 'Iniciar', exact: true }).waitFor();
    expect(await english.evaluate('document.documentElement.lang')).toBe('es');
  });

  it('is one pane on a phone, with a way back, and never wider than it', async () => {
    const page = await open(await started(), { viewport: PHONE });
    await page.getByRole('button', { name: /^Grupo/ }).click();
    await page.getByRole('log').waitFor();
    expect(await page.getByRole('button', { name: 'Jugar como Ana' }).isVisible()).toBe(false);
    await page.getByRole('textbox').fill('palabralarguísima'.repeat(20));
    await page.getByRole('textbox').press('Enter');
    await bubble(page, 'palabralarguísima').waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.width);
    await page.getByRole('button', { name: 'Volver a los chats' }).click();
    await page.getByRole('button', { name: 'Jugar como Ana' }).waitFor();
    await page.goBack();
    await page.getByRole('log').waitFor();
  });

  it.each(['light', 'dark'] as const)(
    'has nothing that shuts people out, in %s colours',
    async (colorScheme) => {
      const sandbox = await started();
      for (const viewport of [DESK, PHONE]) {
        const page = await open(sandbox, { viewport, colorScheme });
        expect(await barriers(page)).toEqual([]);
        await page.getByRole('button', { name: /^Grupo/ }).click();
        await page.locator('.message').first().waitFor();
        expect(await barriers(page)).toEqual([]);
        await page.getByRole('button', { name: 'Reaccionar o responder' }).first().press('Enter');
        await page.getByRole('dialog').waitFor();
        expect(await barriers(page)).toEqual([]);
      }
    },
  );

  it('is served with a policy that lets nothing in from elsewhere', async () => {
    const sandbox = await started();
    const response = await fetch(sandbox.pageUrl);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    for (const path of ['/../package.json', '/page.ts', '/%2e%2e/index.ts', '/nada.js']) {
      expect((await fetch(`${sandbox.url}${path}`)).status).toBe(404);
    }
  });
});
