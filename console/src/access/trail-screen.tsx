export const TrailScreen = () => <p>soon</p>;
