// Properties by the names of the original: session.BatchItems beside session.batchItems.
import io.windlass.wsman.automation.*

[WSMan, Session, Enumerator, ResourceLocator, ConnectionOptions].each { type ->
  def meta = new ExpandoMetaClass(type, true, true)
  meta.propertyMissing = { String name -> delegate."get$name"() }
  meta.propertyMissing = { String name, value -> delegate."set$name"(value) }
  meta.initialize()
  groovy.lang.GroovySystem.metaClassRegistry.setMetaClass(type, meta)
}
