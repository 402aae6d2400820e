import { defineConfig } from 'vite';
import { serviceWorker } from './site/service-worker.ts';

export default defineConfig({
  root: import.meta.dirname,
  // `WEB_SERVICE_WORKER=off` is the way back for devices that hold a broken version: see README.md.
  plugins: [serviceWorker(import.meta.dirname, process.env['WEB_SERVICE_WORKER'] === 'off')],
  build: {
    target: 'es2022',
    // Small files would become `data:` URLs, which the Content-Security-Policy refuses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What screens share would become thirty files of 300 bytes, each asked for before anything is shown.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shared', test: /web[\\/]src[\\/](ui|texts|data|session)[\\/]/, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // Files are read by a module, beside the page.
  worker: { format: 'es' },
  server: {
    // `npm start` runs beside it: the file names the API and the user pool there.
    proxy: { '/amplify_outputs.json': 'http://localhost:4000' },
  },
});
