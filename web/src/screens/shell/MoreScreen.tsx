import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { Screen } from '../../ui/Screen.tsx';
import { Link } from '../../ui/router/Link.tsx';
import { OTHER_SCREENS } from './screens.ts';

export function MoreScreen() {
  const { t } = useTexts();
  return (
    <Screen title={t.nav.more}>
      <ul className="link-list">
        {OTHER_SCREENS.map(({ path, icon, name }) => (
          <li key={path}>
            <Link href={path}>
              <Icon name={icon} />
              {t.nav[name]}
            </Link>
          </li>
        ))}
      </ul>
    </Screen>
  );
}
