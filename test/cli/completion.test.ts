import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { isOnPath } from '../../src/platform/process.ts';
import { seawall, withFiles } from './run.ts';

const scriptFor = (shell: string): string => {
  let script = '';
  withFiles({}, (folder) => {
    script = seawall(folder, ['completion', shell]).out;
  });
  return script;
};

describe('completion of bash', { skip: isOnPath('bash') ? false : 'bash is not on PATH' }, () => {
  const script = scriptFor('bash');
  const complete = (...words: readonly string[]): readonly string[] => {
    const call = `${script}\nCOMP_WORDS=(${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length - 1}; _seawall; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return spawnSync('bash', ['-c', call], { cwd: '/', encoding: 'utf8' })
      .stdout.split('\n')
      .filter((word) => word !== '');
  };

  const table = [
    [['seawall', 'sc'], ['scan']],
    [['seawall', 'profile', ''], ['check']],
    [['seawall', 'scan', '--fail-on', 'h'], ['high']],
    [['seawall', 'profile', 'check', '--fail-on', ''], ['refused']],
    [['seawall', 'scan', '--frame'], ['--framework']],
    [['seawall', 'list', 'fr'], ['frameworks']],
    [['seawall', 'completion', 'z'], ['zsh']],
  ] as const;
  for (const [words, expected] of table)
    test(words.join(' '), () => assert.deepEqual(complete(...words), expected));
});

for (const shell of ['bash', 'zsh', 'fish'])
  test(`the script for ${shell} is one that it can read`, {
    skip: isOnPath(shell) ? false : `${shell} is not on PATH`,
  }, () => {
    withFiles({ script: scriptFor(shell) }, (folder) => {
      const { status, stderr } = spawnSync(shell, ['-n', 'script'], { cwd: folder, encoding: 'utf8' });
      assert.equal(status, 0, stderr);
    });
  });
