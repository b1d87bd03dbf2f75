import { envFileRemarks } from '../settings/env-file.ts';
import { settingsMistakes } from '../settings/settings-mistakes.ts';
import { t } from '../terminal/messages.ts';
import { type Finding, ok, wrong } from './finding.ts';

/** Every mistake in the settings, of the fleet and of each service, and what in their file nobody reads. */
export async function checkSettings(environment: NodeJS.ProcessEnv): Promise<Finding[]> {
  const name = t('doctor.settings');
  const found = [...(await settingsMistakes(environment)), ...(await envFileRemarks())];
  if (found.length === 0) return [ok(name, t('doctor.settings-fine'))];
  return found.map((mistake) => wrong(name, '', mistake));
}
