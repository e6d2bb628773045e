import { type ComponentView, flagOf, settingOf } from '../../../inventory/views/component.ts';

/** The value of `--enable-admission-plugins` with one more plugin; what kubeadm would have set is kept. */
export const enabledWith = (server: ComponentView, plugin: string): string => {
  const now =
    flagOf(server, 'enable-admission-plugins')?.value ?? settingOf(server, 'enable-admission-plugins') ?? '';
  return now === '' ? plugin : `${now},${plugin}`;
};
