import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { podSecurityChecks } from '../posture/checks/pod-security.ts';
import { controlsIn } from './controls.ts';
import { newestMinor } from './profile.ts';

const standards = podSecurityChecks.flatMap(({ standard }) => (standard === undefined ? [] : [standard]));
const namesAt = (level: 'baseline' | 'restricted', version: number): ReadonlySet<string> =>
  new Set(controlsIn({ level, version }).map(({ control }) => control));

describe('the controls of the Pod Security Standards', () => {
  test('are the ones of Kubernetes, by its own ids', () => {
    assert.deepEqual([...namesAt('baseline', newestMinor)].sort(), [
      'appArmorProfile',
      'capabilities_baseline',
      'hostNamespaces',
      'hostPathVolumes',
      'hostPorts',
      'hostProbesAndHostLifecycle',
      'privileged',
      'procMount',
      'seLinuxOptions',
      'seccompProfile_baseline',
      'sysctls',
      'windowsHostProcess',
    ]);
    assert.deepEqual([...namesAt('restricted', newestMinor)].sort(), [
      'allowPrivilegeEscalation',
      'appArmorProfile',
      'capabilities_restricted',
      'hostNamespaces',
      'hostPorts',
      'hostProbesAndHostLifecycle',
      'privileged',
      'procMount_restricted',
      'restrictedVolumes',
      'runAsNonRoot',
      'runAsUser',
      'seLinuxOptions',
      'seccompProfile_restricted',
      'sysctls',
      'windowsHostProcess',
    ]);
  });

  test('have revisions in order, none newer than the newest known version', () => {
    for (const { control, revisions } of standards) {
      const versions = revisions.map(({ since }) => since);
      assert.deepEqual(
        versions,
        [...new Set(versions)].sort((a, b) => a - b),
        control,
      );
      assert.ok(Math.max(...versions) <= newestMinor, control);
    }
  });

  test('override only controls of level baseline', () => {
    for (const { control, level, overrides } of standards) {
      if (overrides === undefined) continue;
      assert.equal(level, 'restricted', control);
      assert.equal(standards.find((one) => one.control === overrides)?.level, 'baseline', control);
    }
  });

  test('are none at level privileged', () => {
    assert.deepEqual(controlsIn({ level: 'privileged', version: 'latest' }), []);
  });
});
