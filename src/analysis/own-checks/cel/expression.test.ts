import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { limits } from '../../../model/limits.ts';
import { Budget } from './budget.ts';
import { createEnvironment } from './environment.ts';
import { compileExpression } from './expression.ts';
import { toCel } from './values.ts';

const budget = new Budget(limits.celCost);
const environment = createEnvironment(budget)
  .registerVariable('object', 'dyn')
  .registerVariable('containers', 'list<map<string, dyn>>');

const object = {
  replicas: 3,
  half: 0.5,
  absent: null,
  text: 'hello',
  memory: '512Mi',
  many: Array.from({ length: 2_000 }, (_, index) => index),
  constructor: 1,
};
const long = { one: 'a'.repeat(200_000), other: `${'a'.repeat(100_000)}b` };

/** The value, or what is said instead of one. */
const answer = (text: string): unknown => {
  const compiled = compileExpression(text, environment, budget);
  if (compiled.kind === 'fault') return `fault: ${compiled.detail}`;
  budget.refill();
  try {
    return compiled.expression.evaluate({ object: toCel({ ...object, ...long }), containers: [] });
  } catch (error) {
    return `error: ${error instanceof Error ? error.message : ''}`;
  }
};

const answers: Readonly<Record<string, unknown>> = {
  'object.replicas == 3 && object.half < 1': true,
  'has(object.absent)': false,
  'object.?nope.orValue("none")': 'none',
  'object.constructor': 1n,
  '[3, 1, 2].sum()': 6n,
  '[1, 2, 2].isSorted()': true,
  '["b", "a"].max()': 'b',
  '[1, 2, 1].lastIndexOf(1)': 2n,
  'sets.contains(["a", "b"], ["b"])': true,
  'sets.equivalent([1, 2], [2, 1, 1])': true,
  'sets.intersects(["a"], ["b"])': false,
  '"a-b-c".split("-", 2)': ['a', 'b-c'],
  '["a", "b"].join(", ")': 'a, b',
  '"abcb".replace("b", "x", 1)': 'axcb',
  '"ÄA".lowerAscii()': 'Äa',
  '"%s has %d, %.1f and %s".format(["x", 3, 1.25, ["a", 1]])': 'x has 3, 1.3 and [a, 1]',
  '"registry.example.com/app:1".find(":[0-9]+$")': ':1',
  '"a1b22".findAll("[0-9]+")': ['1', '22'],
  'quantity("0.1").add(quantity("0.2")).compareTo(quantity("0.3"))': 0n,
  'quantity(object.memory).isLessThan(quantity("1Gi"))': true,
  'isQuantity("512MB")': false,
  'quantity("1.5").isInteger()': false,
  'url("https://user@[::1]:8443/a?b=1").getHostname()': '::1',
  'url("/a?b=1&b=2").getQuery()["b"]': ['1', '2'],
  'isURL("a b")': false,
  'ip("169.254.169.254").isLinkLocalUnicast()': true,
  'string(ip("2001:DB8:0:0:0:0:0:1"))': '2001:db8::1',
  'cidr("10.0.0.0/8").containsIP("10.2.3.4")': true,
  'cidr("10.0.0.0/8").containsCIDR(cidr("0.0.0.0/0"))': false,
  'string(cidr("10.1.2.3/8").masked())': '10.0.0.0/8',
  'isIP("010.0.0.1")': false,
  '["a"].exists(x, x.matches("^(a+)+$"))': true,
};

const said: Readonly<Record<string, RegExp>> = {
  'contaners.size()': /^fault: Unknown variable: contaners \(character 1\); did you mean "containers"\?$/,
  '"a".contians("b")': /^fault: .*contians.*; did you mean "contains"\?$/,
  '1 +\n "a"': /^fault: no such overload: int \+ string \(character 1\)$/,
  'authorizer.path("/")': /^fault: .*asks a running API server/,
  '"a".matches("(")': /^fault: "\(" is no pattern/,
  'true &&': /^fault: .*\(character 8\)$/,
  'object.nope == 1': /^error: No such key: nope \(character 8\)$/,
  'object.replicas.contains("x")': /^error: found no matching overload for 'int.contains\(string\)'/,
  'object.__proto__': /^error: No such key/,
  'duration(object.one)': /^error: a duration is no longer than 64/,
};

const tooCostly: readonly string[] = [
  'object.many.all(a, object.many.all(b, object.many.all(c, a + b + c >= 0)))',
  'object.many.exists(a, object.many.exists(b, a + b < 0))',
  'object.many.map(a, object.many.map(b, b)).size() > 0',
  'object.one.contains(object.other)',
  'object.one.matches(object.other)',
  'object.one.replace("a", object.one)',
  'object.many.all(x, object.many == object.many.map(y, y))',
  `${'cel.bind(a, object.one + object.one, '.repeat(1)}${'cel.bind(a, a + a, '.repeat(30)}a.size()${')'.repeat(31)}`,
];

const refused: readonly string[] = [
  '!'.repeat(9_000),
  '('.repeat(500),
  '1+'.repeat(4_999),
  '[',
  `"${'a'.repeat(20_000)}"`,
];

describe('an expression', () => {
  for (const [text, value] of Object.entries(answers))
    test(`answers ${text}`, () => assert.deepEqual(answer(text), value));

  for (const [text, words] of Object.entries(said))
    test(`says what is wrong with ${text}`, () => assert.match(String(answer(text)), words));

  for (const text of tooCostly)
    test(`stops over its cost: ${text.slice(0, 80)}`, () => {
      const start = performance.now();
      assert.match(String(answer(text)), /^error: .*(costs too much|longer than)/);
      assert.ok(performance.now() - start < 60_000, 'it does not end');
    });

  for (const text of refused)
    test(`that is hostile is refused: ${text.slice(0, 12)}…`, () =>
      assert.match(String(answer(text)), /^fault: /));
});
