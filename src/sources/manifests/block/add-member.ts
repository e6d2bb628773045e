import type { Members } from '../member.ts';
import { giveUp } from './cursor.ts';

/**
 * Adds a member. A key that is there already is for the library, which tells it; so is what every object inherits, such as `constructor`
 * and `__proto__`.
 */
export const addMember = (members: Members, key: string, value: unknown): void => {
  if (members[key] !== undefined) giveUp();
  members[key] = value;
};
