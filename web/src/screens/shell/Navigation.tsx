import { useOutbox } from '../../data/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { MAIN_SCREENS, OTHER_SCREENS } from './screens.ts';

/** Beside the screens on a desktop, below them on a phone, where the rest is behind `More`. */
export function Navigation() {
  const { t } = useTexts();
  const { parked } = useOutbox();
  return (
    <nav className="nav" aria-label={t.nav.label}>
      <p className="nav-brand" aria-hidden="true">
        {t.common.appName}
      </p>
      <ul className="nav-list">
        {MAIN_SCREENS.map(({ path, icon, name }) => (
          <li key={path} className={path === '/add' ? 'nav-add' : undefined}>
            <Link href={path} className="nav-link">
              <Icon name={icon} />
              <span>{t.nav[name]}</span>
            </Link>
          </li>
        ))}
        <li className="only-narrow">
          <Link href="/more" className="nav-link">
            <Icon name="more" />
            <span>{t.nav.more}</span>
            <ParkedCount count={parked.length} />
          </Link>
        </li>
        {OTHER_SCREENS.map(({ path, icon, name }) => (
          <li key={path} className="only-wide">
            <Link href={path} className="nav-link">
              <Icon name={icon} />
              <span>{t.nav[name]}</span>
              {name === 'sync' ? <ParkedCount count={parked.length} /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ParkedCount({ count }: { count: number }) {
  const { t } = useTexts();
  return count === 0 ? null : (
    <span className="badge">
      <span aria-hidden="true">{count}</span>
      <span className="for-readers">{t.sync.needsYou(count)}</span>
    </span>
  );
}
