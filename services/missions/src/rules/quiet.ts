import {
  Credit,
  type EmittedEvent,
  GrantXp,
  MissionCompleted,
  MissionProgressed,
  type SentCommand,
} from '@yabot/contracts';
import type { Fact } from './count.ts';
import type { Outcome } from './progress.ts';

/** Whether something came of what the user did long ago, as a retroactive grant brings it. */
export const isQuiet = ({ data }: Fact): boolean => (data as { quiet?: unknown }).quiet === true;

/** The same, told as quietly as what it came of; but for a reward that waits to be taken, which has to be known. */
export const quieter = ({ progress, emit, send }: Outcome): Outcome => ({
  progress,
  emit: emit.map(told),
  send: send.map(sent),
});

function told(event: EmittedEvent): EmittedEvent {
  const { definition, data } = event;
  if (definition.type === MissionProgressed.type)
    return MissionProgressed.of({ ...(data as typeof MissionProgressed.sample), quiet: true });
  if (definition.type !== MissionCompleted.type) return event;
  const completed = data as typeof MissionCompleted.sample;
  return completed.claim ? event : MissionCompleted.of({ ...completed, quiet: true });
}

function sent(command: SentCommand): SentCommand {
  const { definition, data, key } = command;
  if (definition.type === Credit.type)
    return Credit.of({ ...(data as typeof Credit.sample), quiet: true }, { key });
  if (definition.type === GrantXp.type)
    return GrantXp.of({ ...(data as typeof GrantXp.sample), quiet: true }, { key });
  return command;
}
