/** A mapping as an object. The keys are foreign. */
export type Members = Record<string, unknown>;

/**
 * Sets a member. An attacker controls the key: a plain assignment to `__proto__` would exchange the object's prototype, so that key is
 * defined as an ordinary own property, as JSON.parse does.
 */
export const setMember = (members: Members, key: string, value: unknown): void => {
  if (key === '__proto__')
    Object.defineProperty(members, key, { value, enumerable: true, configurable: true, writable: true });
  else members[key] = value;
};
