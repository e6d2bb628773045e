import type { Reason } from '../reason.ts';

export const dockleReasons: readonly Reason[] = [
  { reason: 'Needs the packages of the built image, which a Dockerfile does not name', ids: ['CIS-DI-0004'] },
  { reason: 'Dockle itself does not check it', ids: ['CIS-DI-0003', 'CIS-DI-0011'] },
  {
    reason: 'A setting of the building machine; signatures of images are verified instead',
    ids: ['CIS-DI-0002', 'CIS-DI-0005'],
  },
  {
    reason: 'Needs the files of the built image',
    ids: ['DKL-LI-0001', 'DKL-LI-0002', 'DKL-LI-0003'],
  },
];
