import type { IncomingMessage, ServerResponse } from 'node:http';
import { ZodError } from 'zod';
import type { BotContext } from '../bot-api/context.ts';
import type { Faults } from '../faults/faults.ts';
import { ACTIONS, type ActionName, perform } from '../playing/actions.ts';
import { streamEvents } from '../playing/events.ts';
import { personOf } from '../world/people.ts';
import { PlayError } from '../world/play-error.ts';
import { callRoutes, faultRoutes } from './fault-routes.ts';
import { jsonBody, mayControl } from './local-only.ts';
import { sendDocument, sendJson, sendPicture, sendProblem } from './respond.ts';

/** A request below /sandbox, taken apart: /sandbox/<part>/<rest>?<query>. */
export interface ControlRequest {
  request: IncomingMessage;
  method: string;
  part: string;
  rest: string | undefined;
  query: URLSearchParams;
}

/** The API that plays people and makes faults, below /sandbox. */
export class ControlApi {
  private readonly context: BotContext;
  private readonly faults: Faults;
  private readonly onlyLocal: boolean;

  constructor(context: BotContext, faults: Faults, onlyLocal: boolean) {
    this.context = context;
    this.faults = faults;
    this.onlyLocal = onlyLocal;
  }

  async handle(
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
    query: string,
  ): Promise<void> {
    if (!mayControl(request, this.onlyLocal)) {
      sendProblem(response, 403, 'FORBIDDEN', 'Open the sandbox at the address it printed.');
      return;
    }
    const [, , part = '', rest] = path.split('/');
    const method = request.method ?? 'GET';
    try {
      await this.route({ request, method, part, rest, query: new URLSearchParams(query) }, response);
    } catch (error) {
      refuse(response, error);
    }
  }

  private async route(call: ControlRequest, response: ServerResponse): Promise<void> {
    const { world, queue } = this.context;
    switch (`${call.method} ${call.part}`) {
      case 'POST api':
        return sendJson(response, 200, { result: await this.act(call) });
      case 'GET events':
        return streamEvents(world, personOf(world, Number(call.query.get('person'))), response);
      case 'GET pictures':
        return sendPicture(response, world.pictures.get(call.rest ?? ''));
      case 'GET documents':
        return sendDocument(response, world.documents.get(call.rest ?? ''));
      case 'GET calls':
        return sendJson(response, 200, callRoutes(this.faults, call));
      case 'GET faults':
      case 'POST faults':
      case 'DELETE faults':
        return sendJson(response, 200, { result: await faultRoutes(this.faults, call) });
      case 'POST jump-update-ids':
        queue.jumpSoon();
        return sendJson(response, 200, { result: true });
      default:
        return sendProblem(
          response,
          404,
          'NOT_FOUND',
          'There is nothing here; see the README of the sandbox.',
        );
    }
  }

  private async act({ request, rest = '' }: ControlRequest): Promise<unknown> {
    if (!Object.hasOwn(ACTIONS, rest)) {
      throw new PlayError(
        'NO_ACTION',
        `There is no action “${rest}”; there are ${Object.keys(ACTIONS).join(', ')}.`,
      );
    }
    return perform(this.context, rest as ActionName, await jsonBody(request));
  }
}

function refuse(response: ServerResponse, error: unknown): void {
  if (response.headersSent) response.destroy();
  else if (error instanceof PlayError) sendProblem(response, 409, error.code, error.message);
  else if (error instanceof ZodError) {
    const [issue] = error.issues;
    sendProblem(response, 400, 'BAD_INPUT', `${issue!.path.join('.')} ${issue!.message}`.trim());
  } else {
    sendProblem(response, 500, 'INTERNAL', 'The sandbox failed at this; its terminal tells more.');
    console.error(error);
  }
}
