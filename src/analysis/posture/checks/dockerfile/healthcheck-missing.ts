import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, none, type Violation } from '../../check.ts';
import { shippedInstructions } from '../../dockerfile/run-violations.ts';

const evaluate = (dockerfile: DockerfileView): readonly Violation[] => {
  const [last] = dockerfile.shipped;
  if (last === undefined || shippedInstructions(dockerfile).some(({ keyword }) => keyword === 'HEALTHCHECK'))
    return none;
  return [{ path: last.from.path, detail: 'the stage that becomes the image has no HEALTHCHECK' }];
};

export const healthcheckMissing = defineCheck({
  id: 'healthcheck-missing',
  title: 'Images should say how their health is checked',
  severity: 'info',
  reason: 'no HEALTHCHECK',
  rationale:
    'An engine that runs the image alone does not notice that it hangs. A kubelet never reads HEALTHCHECK: there the probes of the pod count.',
  controls: { cis: ['docker-4.6'], hadolint: ['DL3057'], dockle: ['CIS-DI-0006'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Add HEALTHCHECK with a command, or HEALTHCHECK NONE.' },
  examples: [
    {
      name: 'one, and none on purpose',
      dockerfile: 'FROM a:1 AS b\nHEALTHCHECK NONE\nFROM b\nUSER 1',
      violations: [],
    },
    {
      name: 'in a stage that is thrown away',
      dockerfile: 'FROM a:1 AS b\nHEALTHCHECK CMD x\nFROM c:1',
      violations: ['/instructions/2'],
    },
  ],
});
