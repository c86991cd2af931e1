import { startTimeline } from './timeline.ts'

// Marks of the timeline are drawn here with the addresses of the server's pages: in a file they lead to the words below.
document.addEventListener('click', (event) => {
  const link = (event.target as Element).closest<SVGAElement>('a[href^="/id/"]')
  if (!link || event.defaultPrevented) return
  event.preventDefault()
  location.hash = `w-${decodeURIComponent(link.getAttribute('href')!.slice(4))}`
})
void startTimeline()
