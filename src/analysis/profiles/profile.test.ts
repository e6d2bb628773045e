import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { newestMinor, parseProfile } from './profile.ts';

describe('a profile is read from', () => {
  const table = [
    ['a level alone, at the latest version', 'restricted', { level: 'restricted', version: 'latest' }],
    ['a level at the latest version', 'baseline@latest', { level: 'baseline', version: 'latest' }],
    ['a level at a version', 'restricted@v1.25', { level: 'restricted', version: 25 }],
    ['a version without its v', 'privileged@1.0', { level: 'privileged', version: 0 }],
    ['the newest version', `baseline@v1.${newestMinor}`, { level: 'baseline', version: newestMinor }],
  ] as const;
  for (const [name, text, profile] of table)
    test(name, () => assert.deepEqual(parseProfile(text), { ok: true, profile }));

  test('a version newer than the known ones, as the latest, and says so', () => {
    const parsed = parseProfile('restricted@v1.99');
    assert.deepEqual(parsed, {
      ok: true,
      profile: { level: 'restricted', version: 'latest' },
      note: 'v1.99 is newer than the newest known version: the controls of v1.37 are used',
    });
  });
});

describe('a profile is refused', () => {
  const table = [
    ['restrictd', /unknown profile "restrictd"; did you mean "restricted"\?/],
    ['Baseline', /did you mean "baseline"\?/],
    ['', /unknown profile ""/],
    ['restricted@', /unknown version ""/],
    ['restricted@v1.25.3', /did you mean "v1.25"\?/],
    ['restricted@v2.0', /unknown version "v2.0"/],
    ['restricted@v1.025', /unknown version/],
    ['restricted@lates', /did you mean "latest"\?/],
    ['restricted@v1.25@v1.26', /unknown version/],
  ] as const;
  for (const [text, expected] of table)
    test(`"${text}", with the nearest valid word`, () => {
      const parsed = parseProfile(text);
      assert.ok(!parsed.ok);
      assert.match(parsed.detail, expected);
    });
});
