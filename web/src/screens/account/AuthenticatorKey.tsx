import { lazy, Suspense } from 'react';
import { useTexts } from '../../texts/texts-context.ts';

const QrCode = lazy(() => import('./QrCode.tsx'));

interface AuthenticatorKeyProps {
  secretCode: string;
  /** What the QR code says. */
  url: string | undefined;
}

/** The key of an authenticator app: as a picture to scan, and in letters to type. */
export function AuthenticatorKey({ secretCode, url }: AuthenticatorKeyProps) {
  const { t } = useTexts();
  return (
    <div className="authenticator">
      <p>{t.account.scan}</p>
      {url === undefined ? null : (
        <Suspense fallback={<div className="qr-code" />}>
          <QrCode text={url} name={t.account.qrCode} />
        </Suspense>
      )}
      <p>
        {t.account.orType} <code className="secret">{secretCode.replace(/(.{4})(?=.)/g, '$1 ')}</code>
      </p>
    </div>
  );
}
