import {
  Balance,
  FindUser,
  Transfer,
  TransferAllowance,
  TransferDetails,
  userUnknown,
} from '@yabot/contracts';
import { describe, expect, it } from 'vitest';
import { featureNamed } from '../../src/features/index.ts';
import { buttons, fresh, open, samples, texts, view, who } from './house.ts';

describe('sending besitos', () => {
  const eva = {
    ...FindUser.sampleResult,
    userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c6e',
    firstName: '<i>Eva</i>',
  };
  const person = fresh(eva);
  const details = fresh(TransferDetails.sampleResult);

  it('says how, to who writes nothing but the command', () => {
    expect(view('transferir').text.value).toContain('/transferir 50 @ana');
  });

  it('asks before anything is sent: to whom, how much, with which words, and what there is', () => {
    const screen = view('transferir', { ...samples, person }, '50 @eva gracias <3');
    expect(screen.text.value).toMatch(/50 besitos<\/b> a <b>&lt;i&gt;Eva.*«gracias &lt;3».*120 besitos/s);
    expect(buttons(screen)).toEqual(['Sí, enviar 50 💋', 'No, dejarlo']);
    expect(screen.draft).toMatchObject({ amount: 50, message: 'gracias <3' });
  });

  it('offers amounts that are there when none was written', () => {
    const screen = view('transferir', { ...samples, person }, '@eva');
    expect(buttons(screen)).toEqual(['10 💋', '25 💋', '50 💋', '100 💋', '‹ Menú']);
    const poor = view(
      'transferir',
      { ...samples, person, balance: fresh({ ...Balance.sampleResult, available: 6 }) },
      '@eva',
    );
    expect(poor.text.value).toMatch(/escribe otra cantidad.*@eva/);
    expect(buttons(poor)).toEqual(['1 💋', '5 💋', '‹ Menú']);
  });

  it('says at once that nobody sends to themself', () => {
    const oneself = fresh({ ...eva, userId: who.userId });
    const screen = view('transferir', { ...samples, person: oneself }, '50 @ana');
    expect(screen.text.value).toContain('ya son tuyos');
    expect(buttons(screen)).toEqual(['‹ Menú']);
  });

  it('offers nothing that is not there', () => {
    const screen = view('transferir', { ...samples, person }, '@eva 500');
    expect(screen.text.value).toMatch(/500 besitos<\/b> para .*: ahora no puede ser.*faltan 380 besitos/s);
    expect(buttons(screen)).toEqual(['‹ Menú']);
  });

  it('tells whom nobody knows, instead of just no', () => {
    const refused = { state: 'refused', refusal: { code: userUnknown.code, details: {} } };
    const { text } = view('transferir', { ...samples, person: refused }, '50 @nadie_aqui');
    expect(text.value).toContain('No conozco a @nadie_aqui');
  });

  it('orders the same transfer however often it is tapped, and shows what is left', () => {
    const { send } = featureNamed('transferir')!.orders;
    const draft = { recipientId: who.userId, amount: 50, message: 'gracias' };
    const order = send!.order('', who, { draft, key: 'draft:a' });
    expect(order).toMatchObject({ key: 'draft:a', data: { cause: 'transfer:draft:a', confirmed: true } });
    expect(send!.order('', who, { draft: undefined, key: 'draft:a' })).toBeUndefined();
    const { screen } = send!.done(Transfer.sampleResult, texts.es, who, '');
    expect(screen?.text.value).toMatch(/Enviado.*100 besitos/s);
  });

  it('shows who sent something, and what they wrote', () => {
    const { text } = view('transferir', { ...samples, details }, `t.${TransferDetails.sample.transferId}`);
    expect(text.value).toMatch(/Ana.*te envió 20 besitos.*«¡Gracias por lo de ayer!»/s);
  });
});

describe('what can be sent', () => {
  const person = fresh({ ...FindUser.sampleResult, userId: '0199a5c0-7a54-7cc3-8f3e-0d3f3a4b5c99' });
  const may = (fields: object) => fresh({ ...TransferAllowance.sampleResult, ...fields });

  it('is told before anything is written', () => {
    expect(open('transferir').text.value).toMatch(
      /120 besitos.*Hoy puedes enviar 1000 más, y 500 de una vez/s,
    );
  });

  it.each([
    ['is too much at once', { most: 20 }, 'Puedes enviar 20 de una vez'],
    [
      'is more than is left of today, with when there is more',
      { left: 7 },
      'hoy te quedan 7. Mañana vuelves',
    ],
    [
      'is too early for who is new, with from when on',
      { from: '2026-11-24T12:00:00.000Z' },
      '24 de noviembre',
    ],
    ['is nothing while somebody is banned', { barred: true }, 'Mientras dure tu pausa'],
  ])('%s: said at once, and not offered', (_, fields, said) => {
    const screen = open('transferir', '50 @eva', { person, allowance: may(fields) });
    expect(screen.text.value).toContain(said);
    expect(buttons(screen)).toEqual(['‹ Menú']);
  });

  it('is asked about as before while nobody can say', () => {
    const screen = open('transferir', '50 @eva', { person, allowance: { state: 'away' } });
    expect(buttons(screen)).toEqual(['Sí, enviar 50 💋', 'No, dejarlo']);
  });
});
