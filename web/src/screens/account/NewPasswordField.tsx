import { useSession } from '../../session/index.ts';
import { useTexts } from '../../texts/texts-context.ts';
import { Icon } from '../../ui/Icon.tsx';
import { PasswordField } from '../../ui/fields/PasswordField.tsx';
import { isPasswordGood, passwordChecks } from './password-rules.ts';

interface NewPasswordFieldProps {
  value: string;
  onChange: (value: string) => void;
  /** It was sent, or tried to. */
  hasTried: boolean;
  label?: string;
}

/** A new password, with its rules in sight before, and marked as they are kept. */
export function NewPasswordField({ value, onChange, hasTried, label }: NewPasswordFieldProps) {
  const { t } = useTexts();
  const { passwordRules } = useSession();
  return (
    <PasswordField
      label={label ?? t.account.newPassword}
      autoComplete="new-password"
      value={value}
      onChange={onChange}
      error={hasTried && !isPasswordGood(value, passwordRules) ? t.account.passwordMisses : undefined}
      hint={
        <ul className="rules">
          {passwordChecks(value, passwordRules).map(({ rule, isKept }) => (
            <li key={rule} className={isKept ? 'rule-kept' : undefined}>
              {isKept ? <Icon name="check" /> : <span aria-hidden="true">•</span>}
              {t.account.rules[rule](passwordRules.minLength)}
              <span className="for-readers">{isKept ? ` – ${t.account.ruleKept}` : ''}</span>
            </li>
          ))}
        </ul>
      }
    />
  );
}
