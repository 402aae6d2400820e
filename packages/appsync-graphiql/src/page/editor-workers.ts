/** The editor's web workers, by language; the server bundles them under these names. */
const WORKERS: Readonly<Record<string, string>> = {
  json: '/console/json-worker.js',
  graphql: '/console/graphql-worker.js',
};

/** Tells monaco-editor where its workers are; call it before the first editor is made. */
export function provideEditorWorkers(): void {
  window.MonacoEnvironment = {
    getWorker: (_moduleId, label) =>
      new Worker(WORKERS[label] ?? '/console/editor-worker.js', { type: 'module', name: label }),
  };
}
