import {
  Button,
  Label,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadMain,
  MastheadToggle,
  Nav,
  NavItem,
  NavList,
  Page,
  PageSidebar,
  PageSidebarBody,
  PageToggleButton,
  SkipToContent,
} from '@patternfly/react-core';
import { MoonIcon } from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import { SunIcon } from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { Suspense, useEffect, useRef, useState } from 'react';
import { addressOf } from '../address.ts';
import { Loading } from '../parts/states.tsx';
import { useSession } from '../session.ts';
import { useAddress } from '../use-address.ts';
import icon from './icon.svg';
import { PartialLabel } from './partial-label.tsx';
import { screenAt, screensFor } from './screens.tsx';
import { chooseTheme, themeNow } from './theme.ts';

const ThemeButton = () => {
  const [theme, setTheme] = useState(themeNow);
  const other = theme === 'dark' ? 'light' : 'dark';
  const press = (): void => {
    chooseTheme(other);
    setTheme(other);
  };
  return (
    <Button
      variant="plain"
      aria-label={`Show in ${other} colours`}
      icon={theme === 'dark' ? <SunIcon /> : <MoonIcon />}
      onClick={press}
    />
  );
};

/** Who looks, what could not be looked at, and the way out. */
const Head = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const { me } = useSession();
  const isGuest = me.readOnly && me.name === 'guest';
  return (
    <Masthead>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton isHamburgerButton aria-label="Navigation" />
        </MastheadToggle>
        <MastheadBrand>
          <a className="sw-brand" href={addressOf([])}>
            <img src={icon} alt="" /> Seawall
          </a>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <div className="sw-row sw-head">
          <PartialLabel />
          {me.readOnly && <Label isCompact>Read-only recording</Label>}
          {!isGuest && (
            <span className="sw-who" title={me.name}>
              {me.name} ({me.role})
            </span>
          )}
          <ThemeButton />
          {!isGuest && (
            <Button variant="link" isInline onClick={onSignOut}>
              Sign out
            </Button>
          )}
        </div>
      </MastheadContent>
    </Masthead>
  );
};

/** The frame around every screen. */
export const Frame = ({ onSignOut }: { readonly onSignOut: () => void }) => {
  const { me } = useSession();
  const address = useAddress();
  const current = screenAt(address.path[0] ?? '');
  useFocusOnScreen(address.path.join('/'));
  const sidebar = (
    <PageSidebar>
      <PageSidebarBody>
        <Nav aria-label="Screens">
          <NavList>
            {screensFor(me).map(({ id, title }) => (
              <NavItem key={id} to={addressOf(id === '' ? [] : [id])} isActive={current?.id === id}>
                {title}
              </NavItem>
            ))}
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
  return (
    <Page
      masthead={<Head onSignOut={onSignOut} />}
      sidebar={sidebar}
      isManagedSidebar
      mainContainerId="main"
      skipToContent={
        <SkipToContent
          href="#main"
          onClick={(event) => {
            // The address after # is the console's own.
            event.preventDefault();
            document.getElementById('main')?.focus();
          }}
        >
          Skip to content
        </SkipToContent>
      }
    >
      <Suspense fallback={<Loading what="the screen" />}>
        {current === undefined ? <Lost /> : current.render(address)}
      </Suspense>
    </Page>
  );
};

/** Another screen begins at its top, for readers of screens, too; the first one is left to the browser. */
const useFocusOnScreen = (screen: string): void => {
  const before = useRef(screen);
  useEffect(() => {
    if (before.current === screen) return;
    before.current = screen;
    const main = document.getElementById('main');
    main?.focus();
    main?.scrollTo(0, 0);
  }, [screen]);
};

const Lost = () => (
  <div className="sw-full">
    <p>
      There is no such screen. <a href={addressOf([])}>Go to the overview</a>
    </p>
  </div>
);
