import { useEffect } from 'react';
import { useUserData } from '../../data/index.ts';
import { goOn } from './run-import.ts';

/** Goes on with imports that a reload has broken off, whatever screen is shown. */
export default function ResumeImports() {
  const data = useUserData();
  useEffect(() => {
    void goOn(data);
  }, [data]);
  return null;
}
