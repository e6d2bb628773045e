import { type DockerfileView, dockerfiles } from '../../../../inventory/views/dockerfiles.ts';
import { defineCheck, none, type Violation } from '../../check.ts';

/** Windows has no numbers for users; there the kubelet looks at the name. */
const windows = /\bwindows\b|nanoserver|servercore/i;

const evaluate = ({ shipped }: DockerfileView): readonly Violation[] => {
  if (windows.test(shipped.at(-1)?.image ?? '')) return none;
  const user = shipped
    .map(({ instructions }) => instructions.findLast(({ keyword }) => keyword === 'USER'))
    .find((found) => found !== undefined);
  const [name = ''] = user?.words ?? [];
  const [who = ''] = name.split(':');
  if (user === undefined || /^\d+$/.test(who) || who.includes('$') || who.toLowerCase() === 'root')
    return none;
  return [{ path: user.path, detail: `USER "${who}" is a name, which the kubelet cannot tell from root` }];
};

export const imageUserByName = defineCheck({
  id: 'image-user-by-name',
  title: 'The user of an image should be a number',
  severity: 'low',
  reason: 'user of the image is a name',
  rationale:
    'With runAsNonRoot the kubelet refuses an image whose user is a name, since only the image itself knows its number; so people take the safeguard off.',
  controls: { nsa: ['NSA-POD-01'], cis: ['docker-4.1'], hadolint: ['DL3066'] },
  sources: ['malicious-actor'],
  target: dockerfiles,
  evaluate,
  remedy: { safety: 'choice', words: 'Write the number of the user into USER, as in USER 10001.' },
  examples: [
    { name: 'a number', dockerfile: 'FROM a:1\nRUN useradd -u 10001 app\nUSER 10001', violations: [] },
    { name: 'a name', dockerfile: 'FROM a:1\nUSER app:app', violations: ['/instructions/1'] },
    {
      name: 'a name in a stage that is thrown away',
      dockerfile: 'FROM a:1 AS build\nUSER app\nFROM b:1\nUSER 1',
      violations: [],
    },
    { name: 'a variable without a default', dockerfile: 'FROM a:1\nARG ID\nUSER $ID', violations: [] },
  ],
});
