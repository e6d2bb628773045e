import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { load } from 'js-yaml';
import { yamlLines } from './yaml-text.ts';

test('a value reads well', () => {
  const text = yamlLines({
    spec: { containers: [{ name: 'web', ports: [80], args: [] }], on: 'yes', 'a:b': '' },
  });
  assert.deepEqual(text, [
    'spec:',
    '  containers:',
    '    - name: web',
    '      ports:',
    '        - 80',
    '      args: []',
    '  "on": "yes"',
    '  "a:b": ""',
  ]);
});

test('any value is read back as it was', () => {
  const key = fc.string().filter((name) => name !== '__proto__' && name !== '<<');
  const values = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: 'small' },
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).any;
  fc.assert(
    fc.property(values, (value) => assert.deepEqual(load(yamlLines(value).join('\n')), value)),
    { seed: 4, numRuns: 200 },
  );
});
