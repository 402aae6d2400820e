import { DropdownMenu, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { ConsoleExample } from '../page-settings.ts';
import { exampleVariables } from './example-variables.ts';

/** The columns of the menu, each with how its operations begin; a document without a keyword is a query. */
const KINDS = [
  { heading: 'Queries', keyword: 'query' },
  { heading: 'Mutations', keyword: 'mutation' },
  { heading: 'Subscriptions', keyword: 'subscription' },
] as const;

/** A menu of operations to start from. Choosing one opens it in a new tab. It must be inside GraphiQL. */
export function ExamplesMenu({ examples }: { readonly examples: readonly ConsoleExample[] }) {
  const actions = useGraphiQLActions();
  const editors = useGraphiQL(({ queryEditor, variableEditor, tabs }) => ({
    queryEditor,
    variableEditor,
    tabs,
  }));
  if (examples.length === 0) {
    return null;
  }

  function open(example: ConsoleExample): void {
    const variables = exampleVariables(example);
    const openTab = editors.tabs.findIndex(
      (tab) => tab.query === example.text && (tab.variables ?? '') === variables,
    );
    if (openTab >= 0) {
      actions.changeTab(openTab);
      return;
    }
    // A subscription of the current tab would write its events into the new one.
    actions.stop();
    actions.addTab();
    editors.queryEditor?.setValue(example.text);
    editors.variableEditor?.setValue(variables);
    actions.updateActiveTabValues({ query: example.text, variables });
  }

  return (
    <DropdownMenu>
      <DropdownMenu.Button className="examples-button">
        Examples <span aria-hidden="true">▾</span>
      </DropdownMenu.Button>
      <DropdownMenu.Content align="end" className="examples-menu">
        {KINDS.map(({ heading, keyword }) => {
          const ofKind = examples.filter(({ text }) => keywordOf(text) === keyword);
          return ofKind.length === 0 ? null : (
            <div key={keyword} role="group" aria-label={heading}>
              <div className="examples-heading" aria-hidden="true">
                {heading}
              </div>
              {ofKind.map((example) => (
                <DropdownMenu.Item key={example.name} onSelect={() => open(example)}>
                  {example.name}
                </DropdownMenu.Item>
              ))}
            </div>
          );
        })}
      </DropdownMenu.Content>
    </DropdownMenu>
  );
}

function keywordOf(document: string): string {
  return /^\s*(mutation|subscription)\b/m.exec(document)?.[1] ?? 'query';
}
