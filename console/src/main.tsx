import '@patternfly/react-core/dist/styles/base.css';
import './frame/console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Console } from './frame/console.tsx';
import { applyTheme } from './frame/theme.ts';

applyTheme();
const holder = document.getElementById('console');
if (holder !== null)
  createRoot(holder).render(
    <StrictMode>
      <Console />
    </StrictMode>,
  );
