import { SeawallError } from '../../../model/error.ts';
import { kindOfPath } from '../../../platform/files.ts';
import { writeText } from '../../../platform/output.ts';
import { terminal } from '../../../platform/terminal.ts';
import { scaffold } from '../../own-checks/scaffold.ts';
import { usualFolder } from '../available-checks.ts';
import { type ExitStatus, exit, type Invocation } from '../command.ts';
import { configured } from '../configured.ts';

/** `seawall check new`: writes an own check to start from. */
export const run = async ({ values, positionals }: Invocation): Promise<ExitStatus> => {
  const [id = '', ...more] = positionals;
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id) || more.length > 0)
    throw new SeawallError('usage', 'a new check needs one id: lower-case words with dashes', [
      'For example: seawall check new team-label',
    ]);
  const { available } = (await configured(values)).selection;
  if (available.some((check) => check.id === id))
    throw new SeawallError('usage', `there is a check "${id}" already; take another id`);
  const file = `${usualFolder}/${id}.yaml`;
  if (kindOfPath(file) !== 'missing')
    throw new SeawallError('cannot-write', `${file} is there already, and is left as it is`);
  writeText(file, [scaffold(id)]);
  terminal.write(`${file} written. Now: seawall check test ${file}\n`);
  return exit.done;
};
