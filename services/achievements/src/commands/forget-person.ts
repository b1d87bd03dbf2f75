import { ForgetAchievementsPerson } from '@yabot/contracts';
import { forgettingPerson } from '@yabot/service-kit';
import { ofPerson } from '../of-person.ts';

export const forgetPerson = forgettingPerson(ForgetAchievementsPerson, ofPerson);
