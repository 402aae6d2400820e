/** Where the editor finds its web workers, by the language that it asks for; the server bundles them by these names. */
const WORKERS: Readonly<Record<string, string>> = {
  json: '/console/json-worker.js',
  graphql: '/console/graphql-worker.js',
};

/** Tells monaco-editor where its workers are; to be called before the first editor is made. */
export function provideEditorWorkers(): void {
  window.MonacoEnvironment = {
    getWorker: (_moduleId, label) =>
      new Worker(WORKERS[label] ?? '/console/editor-worker.js', { type: 'module', name: label }),
  };
}
