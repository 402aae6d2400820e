import { textScalar } from './text-scalar.ts';

const FORM = /^[a-zA-Z][a-zA-Z0-9+.-]*:(\/\/[^\s/?#]+)?([^\s?#]*)(?:[?#]\S*)?$/;

/**
 * A URL with a scheme (`https://…`, `mailto:…`), without `//` in its path.
 *
 * Source: https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html
 */
export const AWSURL = textScalar({
  name: 'AWSURL',
  description: 'A URL as defined by RFC 1738, for example https://www.amazon.com/dp/B000NZW1KY/.',
  noun: 'URL',
  isValid(text) {
    const match = FORM.exec(text);
    const path = match?.[2];
    if (path === undefined || path.includes('//')) {
      return false;
    }
    return (match?.[1] !== undefined || path !== '') && URL.canParse(text);
  },
});
