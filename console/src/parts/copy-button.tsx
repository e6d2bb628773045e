import { Button } from '@patternfly/react-core';
import { CopyIcon } from '@patternfly/react-icons/dist/esm/icons/copy-icon';
import { useState } from 'react';

/** Browsers give the clipboard to safe origins only; elsewhere the old way is tried. */
const copy = async (text: string): Promise<boolean> => {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.className = 'sw-off-screen';
    document.body.append(area);
    area.select();
    const isCopied = document.execCommand('copy');
    area.remove();
    return isCopied;
  }
};

interface CopyButtonProps {
  readonly text: string;
  readonly children: string;
}

/** Puts a text into the clipboard, and says whether it is there. */
export const CopyButton = ({ text, children }: CopyButtonProps) => {
  const [told, setTold] = useState('');
  const press = async (): Promise<void> => {
    setTold((await copy(text)) ? 'Copied' : 'Could not copy: select the text');
    setTimeout(() => setTold(''), 3_000);
  };
  return (
    <>
      <Button variant="secondary" icon={<CopyIcon />} onClick={() => void press()}>
        {children}
      </Button>
      <span role="status" className="sw-told">
        {told}
      </span>
    </>
  );
};
