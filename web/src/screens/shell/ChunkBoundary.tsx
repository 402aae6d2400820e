import { Component, type ReactNode } from 'react';
import { ScreenFailed } from './ScreenFailed.tsx';

interface BoundaryState {
  error: unknown;
}

/**
 * What fails in one screen leaves the others in reach. After a release, a tab may ask for a part of the
 * former build that is no longer there: loading the app again brings the new one.
 */
export class ChunkBoundary extends Component<{ children: ReactNode }, BoundaryState> {
  override state: BoundaryState = { error: undefined };

  static getDerivedStateFromError(error: unknown): BoundaryState {
    return { error };
  }

  override render() {
    return this.state.error === undefined ? this.props.children : <ScreenFailed />;
  }
}
